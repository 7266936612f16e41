package org.threeline.desk.recalculation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.threeline.catalog.offering.DefinitionKind;
import org.threeline.desk.run.ChunkWriter;
import org.threeline.desk.run.RunCounts;
import org.threeline.desk.ticket.RunningPromises;
import org.threeline.desk.ticket.TicketNumber;

/** Has the running clocks of tickets measured anew. */
@Dependent
@Named("recalculationWriter")
public class RecalculationWriter extends ChunkWriter<RecalculationReader.Item> {
    @Inject
    Recalculations recalculations;

    @Inject
    RunningPromises promises;

    @Override
    protected RunCounts write(List<RecalculationReader.Item> items) {
        var byChange = new LinkedHashMap<Long, List<RecalculationReader.Item>>();
        items.forEach(item -> byChange.computeIfAbsent(item.recalculation().id(), id -> new ArrayList<>())
                .add(item));
        var looked = 0;
        var changed = 0;
        for (var change : byChange.values()) {
            var tickets = change.stream()
                    .map(RecalculationReader.Item::ticketId)
                    .filter(Objects::nonNull)
                    .toList();
            looked += tickets.size();
            changed += tickets.isEmpty() ? 0 : measure(change.get(0), tickets);
            change.stream()
                    .filter(item -> item.ticketId() == null)
                    .forEach(end -> recalculations.passed(end.recalculation().id()));
        }
        return new RunCounts(looked, changed, looked - (long) changed, 0);
    }

    private int measure(RecalculationReader.Item first, List<Long> tickets) {
        var now = first.now();
        var subject = first.recalculation().subject();
        return switch (first.recalculation().cause()) {
            case CALENDAR -> promises.move(tickets, DefinitionKind.CALENDAR, subject, now);
            case AGREEMENT -> promises.move(tickets, DefinitionKind.AGREEMENT, subject, now);
            case GROUP -> promises.move(tickets, DefinitionKind.GROUP, subject, now);
            case PERSON, LOCATION -> promises.followPlace(tickets, now);
            case ZONE_RULES -> promises.recount(tickets, subject, now);
        };
    }

    @Override
    protected String name(RecalculationReader.Item item) {
        return item.ticketId() == null ? "An end" : TicketNumber.of(item.ticketId());
    }
}
