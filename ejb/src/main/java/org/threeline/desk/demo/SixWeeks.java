package org.threeline.desk.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.threeline.catalog.offering.CatalogueEdition;
import org.threeline.desk.notify.Notifications.PastNotification;
import org.threeline.desk.ticket.TicketChronicle;
import org.threeline.desk.ticket.TicketChronicles;

/** The last six weeks of the made-up company, told up to now. */
final class SixWeeks {
    private final List<TicketChronicle> tickets = new ArrayList<>();
    private final Notices notices;

    private SixWeeks(Notices notices) {
        this.notices = notices;
    }

    /** @param ids of everybody, by login */
    static SixWeeks told(
            CatalogueEdition edition,
            Workforce workforce,
            Map<String, Long> ids,
            TicketChronicles chronicles,
            Instant now) {
        var weeks = new SixWeeks(new Notices(edition, workforce, ids, now));
        var stories = Stories.fitting(edition, workforce);
        // Numbers are given in the order of time.
        Stream.concat(
                        new Arrivals(edition, workforce, stories).until(now).stream(),
                        Scenes.of(stories, workforce, now).stream())
                .sorted(Comparator.comparing(TicketPlan::at))
                .map(plan -> new TicketLife(plan, edition, workforce, ids, weeks.notices, now).lived(chronicles))
                .forEach(weeks.tickets::add);
        return weeks;
    }

    List<TicketChronicle> tickets() {
        return tickets;
    }

    List<PastNotification> notifications() {
        return notices.all();
    }
}
