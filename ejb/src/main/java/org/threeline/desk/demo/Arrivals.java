package org.threeline.desk.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.threeline.catalog.offering.CatalogueEdition;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.offering.TicketType;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.ticket.Channel;

/** Who asks for what, and when: six weeks, office by office, by the day of the week and the hour. */
final class Arrivals {
    private static final int DAYS = 42;
    private static final Set<String> KNOWN = Set.of("employee", "line1", "line2", "line3", "owner", "admin");

    /** Tickets on a Wednesday. */
    private static final Map<String, Integer> A_DAY = Map.of("Berlin", 27, "Moscow", 19, "Bangalore", 15);

    private static final Map<DayOfWeek, Integer> PERCENT = Map.of(
            DayOfWeek.MONDAY, 128,
            DayOfWeek.TUESDAY, 112,
            DayOfWeek.WEDNESDAY, 100,
            DayOfWeek.THURSDAY, 96,
            DayOfWeek.FRIDAY, 78,
            DayOfWeek.SATURDAY, 6,
            DayOfWeek.SUNDAY, 5);

    private static final Map<Channel, Integer> CHANNELS = new LinkedHashMap<>();

    private static final int HOLIDAY_PERCENT = 7;

    /** By the hour of the office. */
    private static final Map<Integer, Integer> HOURS = new LinkedHashMap<>();

    static {
        CHANNELS.put(Channel.PORTAL, 68);
        CHANNELS.put(Channel.EMAIL, 14);
        CHANNELS.put(Channel.PHONE, 12);
        CHANNELS.put(Channel.CHAT, 6);
        var weights = List.of(1, 5, 13, 15, 12, 6, 8, 12, 10, 8, 4, 2, 1, 1, 1);
        for (var hour = 0; hour < weights.size(); hour++) {
            HOURS.put(hour + 7, weights.get(hour));
        }
    }

    private final CatalogueEdition edition;
    private final Workforce workforce;
    private final Map<Story, Integer> stories;

    Arrivals(CatalogueEdition edition, Workforce workforce, Stories stories) {
        this.edition = edition;
        this.workforce = workforce;
        this.stories = stories.weights();
    }

    /** All that were filed before now. */
    List<TicketPlan> until(Instant now) {
        var plans = new ArrayList<TicketPlan>();
        if (stories.isEmpty()) {
            return plans;
        }
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (var day = -DAYS; day <= 1; day++) {
            for (var office : List.of("Berlin", "Moscow", "Bangalore")) {
                plans.addAll(dayOf(office, today.plusDays(day), Lot.of("day " + day + " in " + office), now));
            }
        }
        return plans;
    }

    private List<TicketPlan> dayOf(String office, LocalDate date, Lot lot, Instant now) {
        var plans = new ArrayList<TicketPlan>();
        var asking = workforce.everybody().stream()
                .filter(colleague -> colleague.office().equals(office) && !KNOWN.contains(colleague.login()))
                .collect(Collectors.toList());
        var count = A_DAY.get(office) * percent(office, date) / 100 + lot.between(-2, 2);
        for (var i = 0; i < count; i++) {
            var requester = lot.one(asking);
            var at = date.atTime(lot.weighted(HOURS), lot.below(60), lot.below(60))
                    .atZone(requester.person().zone())
                    .toInstant()
                    .plusMillis(lot.below(1000));
            var plan = plan(requester, at, lot);
            if (at.isBefore(now)) {
                plans.add(plan);
            }
        }
        return plans;
    }

    private int percent(String office, LocalDate date) {
        var noon = date.atTime(9, 30).toInstant(ZoneOffset.UTC);
        var weekday = PERCENT.get(date.getDayOfWeek());
        return workforce.hours(office, edition).isOpen(noon) ? weekday : Math.min(weekday, HOLIDAY_PERCENT);
    }

    private TicketPlan plan(Colleague requester, Instant at, Lot lot) {
        var story = lot.weighted(stories);
        var service = edition.service(story.service()).orElseThrow();
        var deepest = Math.min(story.depth(requester.language()), lines(service));
        return new TicketPlan(
                at,
                story,
                requester,
                lot.weighted(CHANNELS),
                null,
                urgency(service, lot),
                lot.happens(7) ? workforce.anybody(lot, requester) : null,
                Course.drawn(story, deepest, service.type() == TicketType.INCIDENT, lot),
                null,
                false,
                Lot.of(lot.below(Integer.MAX_VALUE) + story.name()));
    }

    private int lines(ServiceOffering service) {
        return (int) service.lines().stream()
                .filter(line -> line.groups().stream()
                        .anyMatch(group -> !workforce.team(group).isEmpty()))
                .count();
    }

    private static Urgency urgency(ServiceOffering service, Lot lot) {
        var percent = lot.below(100);
        if (service.urgencyChoices().size() < 3 || percent >= 22) {
            return null;
        }
        return percent < 12 ? Urgency.HIGH : Urgency.LOW;
    }
}
