package org.threeline.web.catalog;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.CatalogueChanges.Change;
import org.threeline.catalog.offering.CatalogueEditing;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.desk.simulation.Simulations;
import org.threeline.desk.simulation.Simulations.Count;
import org.threeline.desk.simulation.Simulations.Flip;
import org.threeline.desk.simulation.Simulations.SimulationView;
import org.threeline.desk.simulation.Verdict;
import org.threeline.desk.ticket.TicketNumber;
import org.threeline.kernel.NotFound;
import org.threeline.web.faces.CurrentAddress;
import org.threeline.web.faces.Words;

/** What a definition that is only typed would have done: how far the telling is, what was kept, and what would be. */
@Named
@RequestScoped
public class SimulationPage {
    private static final int FLIPS_SHOWN = 100;

    @Inject
    Simulations simulations;

    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueEditing editing;

    @Inject
    People people;

    @Inject
    CurrentAddress address;

    @Inject
    HttpServletRequest request;

    @Inject
    Words words;

    private @Nullable SimulationView simulation;
    private @Nullable List<Count> counts;
    private @Nullable List<Change> changes;
    private @Nullable PersonSummary askedBy;
    private @Nullable List<Section> sections;
    private @Nullable List<FlipRow> flips;

    /**
     * Results of one kind of promise.
     *
     * @param priorities one line each, the most pressing first
     * @param groups one line each, the largest first
     */
    public record Section(TargetKind kind, Line all, List<Line> priorities, List<Line> groups) {}

    /**
     * What became of promises, and what would have.
     *
     * @param priority null in the line of a group
     * @param name null in the line of a priority
     */
    public record Line(
            @Nullable Priority priority, @Nullable String name, Side was, Side is) {
        /** Percentage points more of what is decided that would have been kept. */
        public int change() {
            return is.percent() - was.percent();
        }
    }

    /** @param open still owed, and in time */
    public record Side(long kept, long broken, long open) {
        static Side of(List<Count> counts, Function<Count, Verdict> side) {
            return new Side(
                    sum(counts, side, Verdict.KEPT),
                    sum(counts, side, Verdict.BROKEN),
                    sum(counts, side, Verdict.OPEN));
        }

        private static long sum(List<Count> counts, Function<Count, Verdict> side, Verdict verdict) {
            return counts.stream()
                    .filter(count -> side.apply(count) == verdict)
                    .mapToLong(Count::promises)
                    .sum();
        }

        public long decided() {
            return kept + broken;
        }

        /** What was kept of what is decided, in percent, rounded down. */
        public int percent() {
            return decided() == 0 ? 0 : (int) (kept * 100 / decided());
        }

        /** As percent, in thousandths of the bar. */
        public long width() {
            return decided() == 0 ? 0 : kept * 1000 / decided();
        }
    }

    /** @param number of the ticket */
    public record FlipRow(String number, Flip flip) {}

    /** @throws NotFound where there is no such simulation */
    public SimulationView simulation() {
        if (simulation == null) {
            var id = address.id("id");
            simulation = simulations.find(id).orElseThrow(() -> new NotFound("simulation " + id));
        }
        return simulation;
    }

    public boolean isActive() {
        return !simulation().isDone();
    }

    /** How much of the tickets is told, in percent. */
    public int progress() {
        var all = simulation().tickets();
        return all == 0 ? 0 : (int) Math.min(100, simulation().told() * 100 / all);
    }

    /** What the definition is called. */
    public String name() {
        var edition = catalogue.inForce();
        var key = simulation().key();
        return (switch (simulation().kind()) {
                    case CALENDAR -> edition.calendar(key).map(each -> words.text(each.name()));
                    case AGREEMENT -> edition.agreement(key).map(each -> words.text(each.name()));
                    case GROUP -> edition.group(key).map(each -> words.text(each.name()));
                    case SERVICE, FAMILY -> Optional.<String>empty();
                })
                .orElse(key);
    }

    /** Where it is edited; empty where it cannot be in a page. */
    public String editor() {
        return switch (simulation().kind()) {
            case CALENDAR -> "/admin/calendars/" + simulation().key();
            case GROUP -> "/admin/groups/" + simulation().key();
            case AGREEMENT -> "/catalogue/agreements/" + simulation().key();
            case SERVICE, FAMILY -> "";
        };
    }

    public @Nullable PersonSummary askedBy() {
        if (askedBy == null) {
            var id = simulation().askedById();
            askedBy = people.summaries(List.of(id)).get(id);
        }
        return askedBy;
    }

    public Instant from() {
        return simulation().from();
    }

    public Instant until() {
        return simulation().until();
    }

    /** What the supposed definition would change of the one in force now. */
    public List<Change> changes() {
        if (changes == null) {
            changes = editing.check(simulation().edit()).changes();
        }
        return changes;
    }

    private List<Count> counts() {
        if (counts == null) {
            counts = simulations.counts(simulation().id());
        }
        return counts;
    }

    /** What was counted, by kind of promise. */
    public List<Section> sections() {
        if (sections == null) {
            var counts = counts();
            sections = Arrays.stream(TargetKind.values())
                    .map(kind -> counts.stream()
                            .filter(count -> count.clock() == kind)
                            .toList())
                    .filter(of -> !of.isEmpty())
                    .map(this::section)
                    .toList();
        }
        return sections;
    }

    private Section section(List<Count> counts) {
        var priorities = new ArrayList<Line>();
        for (var priority : Priority.values()) {
            var of = counts.stream()
                    .filter(count -> count.priority() == priority)
                    .toList();
            if (!of.isEmpty()) {
                priorities.add(line(priority, null, of));
            }
        }
        var groups = counts.stream().collect(Collectors.groupingBy(Count::group)).entrySet().stream()
                .sorted((one, other) -> Long.compare(promises(other.getValue()), promises(one.getValue())))
                .map(entry -> line(null, group(entry.getKey()), entry.getValue()))
                .toList();
        return new Section(counts.get(0).clock(), line(null, null, counts), priorities, groups);
    }

    private static long promises(List<Count> counts) {
        return counts.stream().mapToLong(Count::promises).sum();
    }

    private static Line line(@Nullable Priority priority, @Nullable String name, List<Count> counts) {
        return new Line(priority, name, Side.of(counts, Count::was), Side.of(counts, Count::is));
    }

    private String group(String key) {
        return catalogue
                .inForce()
                .group(key)
                .map(GroupDefinition::name)
                .map(words::text)
                .orElse(key);
    }

    /** How many promises have another result. */
    public long countFlips() {
        return counts().stream()
                .filter(count -> count.was() != count.is())
                .mapToLong(Count::promises)
                .sum();
    }

    /** How many were kept and would have been broken. */
    public long countWorse() {
        return count(Verdict.BROKEN);
    }

    /** How many were broken and would have been kept, or be in time. */
    public long countBetter() {
        return count(Verdict.KEPT) + count(Verdict.OPEN);
    }

    private long count(Verdict is) {
        return counts().stream()
                .filter(count -> count.was() != count.is() && count.is() == is)
                .filter(count -> is == Verdict.BROKEN || count.was() == Verdict.BROKEN)
                .mapToLong(Count::promises)
                .sum();
    }

    /** Promises with another result, from a place of the list on. */
    public List<FlipRow> flips() {
        if (flips == null) {
            flips = simulations.flips(simulation().id(), after(), FLIPS_SHOWN).stream()
                    .map(flip -> new FlipRow(TicketNumber.of(flip.ticketId()), flip))
                    .toList();
        }
        return flips;
    }

    private long after() {
        var after = Objects.toString(request.getParameter("after"), "");
        return after.matches("[0-9]{1,18}") ? Long.parseLong(after) : 0;
    }

    /** Where the list goes on; null at its end. */
    public @Nullable Long next() {
        return flips().size() < FLIPS_SHOWN
                ? null
                : flips().get(FLIPS_SHOWN - 1).flip().ticketId();
    }

    public boolean isFirstPage() {
        return after() == 0;
    }
}
