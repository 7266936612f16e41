package org.threeline.desk.report;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.report.HandOverFigures.Breach;
import org.threeline.desk.report.HandOverFigures.OfGroup;
import org.threeline.desk.report.HandOverFigures.OfLine;
import org.threeline.desk.report.HandOverFigures.Way;
import org.threeline.desk.report.HandOverReports.Place;

/** What is read of the kept figures for one report; each question is one statement. */
final class HandOverTables {
    static final String WENT_BACK = "a.went_back = true";
    static final String IN_WORDS = "a.breach_reason = 'OTHER'";

    private final EntityManager entities;
    private final HandOverScope scope;
    private final HandOverSearch.Sight sight;

    HandOverTables(EntityManager entities, HandOverScope scope, HandOverSearch.Sight sight) {
        this.entities = entities;
        this.scope = scope;
        this.sight = sight;
    }

    HandOverFigures.Tickets tickets() {
        return rows(search("select count(*), sum(a.solved), sum(a.solved and a.line = 1), sum(a.hand_overs),"
                        + " sum(a.went_back), sum(a.broken), sum(a.broken and a.breach_reason = 'NONE')"
                        + " from report_ticket a"))
                .map(row -> new HandOverFigures.Tickets(
                        number(row[0]),
                        number(row[1]),
                        number(row[2]),
                        number(row[3]),
                        number(row[4]),
                        number(row[5]),
                        number(row[6])))
                .findFirst()
                .orElseThrow();
    }

    List<Way> ways() {
        return rows(search("select a.came_from, a.group_key, count(*), sum(a.handed_back), sum(a.went_back)"
                                + " from report_stay a")
                        .add(" and a.came_from is not null group by 1, 2 order by 3 desc, 1, 2"))
                .map(row -> new Way((String) row[0], (String) row[1], number(row[2]), number(row[3]), number(row[4])))
                .toList();
    }

    AllStays stays() {
        var groups = new LinkedHashMap<GroupOnLine, StayTimes>();
        var lines = new TreeMap<Integer, StayTimes>();
        rows(search("select a.group_key, a.line, a.worked_millis div 60000, count(*), sum(a.worked_millis),"
                                + " sum(a.kept = true), sum(a.kept = false) from report_stay a")
                        .add(" group by 1, 2, 3"))
                .forEach(row -> {
                    var group = new GroupOnLine((String) row[0], (int) number(row[1]));
                    for (var times : List.of(
                            groups.computeIfAbsent(group, first -> new StayTimes()),
                            lines.computeIfAbsent(group.line(), first -> new StayTimes()))) {
                        times.add(number(row[2]), number(row[3]), number(row[4]), number(row[5]), number(row[6]));
                    }
                });
        return new AllStays(groups, lines);
    }

    /** A group may have changed its line; each of its stays counts for the one it was on. */
    private record GroupOnLine(String key, int line) {}

    /** The stays by group and line. */
    static final class AllStays {
        private final Map<GroupOnLine, StayTimes> groups;
        private final Map<Integer, StayTimes> lines;

        private AllStays(Map<GroupOnLine, StayTimes> groups, Map<Integer, StayTimes> lines) {
            this.groups = groups;
            this.lines = lines;
        }

        /** In ascending order. */
        List<OfLine> lines(List<Way> ways) {
            var handedBack = new HashMap<Integer, Long>();
            groups.keySet().forEach(group -> handedBack.merge(group.line(), handedBack(ways, group.key()), Long::sum));
            return lines.entrySet().stream()
                    .map(line -> new OfLine(
                            line.getKey(), line.getValue().figures(handedBack.getOrDefault(line.getKey(), 0L))))
                    .toList();
        }

        /** By line, the longest worked in first. */
        List<OfGroup> groups(List<Way> ways) {
            return groups.entrySet().stream()
                    .map(group -> new OfGroup(
                            group.getKey().key(),
                            group.getKey().line(),
                            group.getValue()
                                    .figures(handedBack(ways, group.getKey().key()))))
                    .sorted(Comparator.comparingInt(OfGroup::line)
                            .thenComparing(group -> group.stays().worked(), Comparator.reverseOrder())
                            .thenComparing(OfGroup::group))
                    .toList();
        }

        Duration worked(String key) {
            return Duration.ofMillis(groups.entrySet().stream()
                    .filter(group -> group.getKey().key().equals(key))
                    .mapToLong(group -> group.getValue().millis())
                    .sum());
        }

        private static long handedBack(List<Way> ways, String group) {
            return ways.stream()
                    .filter(way -> way.from().equals(group))
                    .mapToLong(Way::handedBack)
                    .sum();
        }
    }

    /** Somebody who was responsible for tickets in a group. */
    record Responsible(long personId, long tickets, Duration worked) {}

    /** The longest responsible first. */
    List<Responsible> responsible(String group) {
        return rows(search("select a.person_id, count(distinct a.ticket_id), sum(a.worked_millis) from report_stint a")
                        .add(" and a.group_key = ? group by 1 order by 3 desc, 1", group))
                .map(row -> new Responsible(number(row[0]), number(row[1]), Duration.ofMillis(number(row[2]))))
                .toList();
    }

    List<Breach> breaches() {
        return rows(search("select a.clock, a.priority, a.breach_reason, count(*) from report_breach a")
                        .add(" group by 1, 2, 3 order by 1, 2, 4 desc, 3"))
                .map(row -> new Breach(
                        TargetKind.valueOf((String) row[0]),
                        Priority.valueOf((String) row[1]),
                        ReasonGiven.valueOf((String) row[2]),
                        number(row[3])))
                .toList();
    }

    /** Tickets of a kind, the latest first, after a place. */
    List<Place> over(String which, @Nullable Place after, int limit) {
        var search =
                search("select a.ticket_id, a.done_at from report_ticket a").add(" and " + which);
        if (after != null) {
            var at = HandOverSearch.utc(after.doneAt());
            search.add(" and a.done_at <= ? and (a.done_at < ? or a.ticket_id < ?)", at, at, after.ticketId());
        }
        return rows(search.add(" order by a.done_at desc, a.ticket_id desc limit " + limit))
                .map(row -> new Place(((Timestamp) row[1]).toLocalDateTime().toInstant(ZoneOffset.UTC), number(row[0])))
                .toList();
    }

    /** The rows, each as an array even where it has one column. */
    private Stream<Object[]> rows(HandOverSearch search) {
        var query = entities.createNativeQuery(search.sql());
        search.bind(query);
        return ((List<?>) query.getResultList())
                .stream().map(row -> row instanceof Object[] columns ? columns : new Object[] {row});
    }

    private HandOverSearch search(String what) {
        return HandOverSearch.of(what, scope, sight);
    }

    static long number(@Nullable Object column) {
        return column == null ? 0 : ((Number) column).longValue();
    }
}
