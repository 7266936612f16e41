package org.threeline.desk.ticket;

import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.threeline.desk.identity.Actor;

/**
 * The statement behind a page of a list: ids and their sort value, from one index seek per group (or per part of a
 * view) joined by UNION ALL. JPQL has no UNION, and {@code IN (…) ORDER BY} would sort all tickets of all groups.
 */
final class QueueSearch {
    private static final int SHORTEST_WORD = 3;
    private static final int LONGEST_WORD = 84;

    /** Words the index of subjects leaves out; sought with it, they would find nothing. */
    private static final Set<String> NOT_INDEXED = Set.of(
            "about", "are", "com", "for", "from", "how", "that", "the", "this", "was", "what", "when", "where", "who",
            "will", "with", "und", "www");

    private final String column;
    private final boolean descending;
    private final TicketQueue.Key after;
    private final int limit;
    private final List<String> branches = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** Whose list it is. @param ownServices keys of services the person owns */
    record Sight(Actor actor, Set<String> ownServices) {
        /** Whether there is nothing to see but what the person asked for, filed or watches. */
        boolean isOfOwnTickets() {
            return !actor.isAgent() && !actor.admin() && ownServices.isEmpty();
        }
    }

    private QueueSearch(TicketQueue.Sort sort, boolean backwards, TicketQueue.Key after, int limit) {
        this.column = switch (sort) {
            case NEXT_DUE -> "t.sort_due_at";
            case UPDATED -> "t.updated_at";
            case CREATED -> "t.created_at";
        };
        this.descending = (sort != TicketQueue.Sort.NEXT_DUE) != backwards;
        this.after = after;
        this.limit = limit;
    }

    static QueueSearch of(
            QueueView view,
            TicketQueue.Filter filter,
            TicketQueue.Sort sort,
            TicketQueue.Key after,
            int limit,
            Sight sight,
            Map<String, Instant> dueSoon) {
        return of(view, filter, sort, false, after, limit, sight, dueSoon);
    }

    /** @param backwards whether the list is read from its end to its beginning */
    static QueueSearch of(
            QueueView view,
            TicketQueue.Filter filter,
            TicketQueue.Sort sort,
            boolean backwards,
            TicketQueue.Key after,
            int limit,
            Sight sight,
            Map<String, Instant> dueSoon) {
        var search = new QueueSearch(sort, backwards, after, limit);
        var actor = sight.actor();
        if (view.isOfGroups()) {
            actor.groups().stream()
                    .sorted()
                    .filter(group ->
                            filter.groups().isEmpty() || filter.groups().contains(group))
                    .forEach(group -> search.branch(ofGroup(view, group, dueSoon), filter));
        } else if (view == QueueView.ON_ME) {
            search.branch(
                    new Condition("t.assignee_id = ?", actor.personId())
                            .and("t.is_open = true")
                            .and(visibleTo(sight)),
                    filter);
        } else if (view == QueueView.MINE) {
            search.branch(new Condition("t.requester_id = ?", actor.personId()), filter);
        } else if (view == QueueView.WAITING_FOR_ME) {
            search.branch(
                    new Condition("t.requester_id = ?", actor.personId())
                            .and("t.status = 'ON_HOLD'")
                            .and("t.hold_reason = 'REQUESTER'"),
                    filter);
        } else if (view == QueueView.FOLLOWED) {
            search.followed(actor, filter);
        } else if (sight.isOfOwnTickets()) {
            // One's own are few; in the order of an index they would be sought among all tickets there are.
            search.branch(new Condition("t.requester_id = ?", actor.personId()), filter);
            search.followed(actor, filter);
        } else {
            search.branch(new Condition("t.is_open = true").and(visibleTo(sight)), filter);
            search.branch(new Condition("t.is_open = false").and(visibleTo(sight)), filter);
        }
        return search;
    }

    private void followed(Actor actor, TicketQueue.Filter filter) {
        var notMine = new Condition("t.requester_id <> ?", actor.personId());
        branch(new Condition("t.filed_by_id = ?", actor.personId()).and(notMine), filter);
        branch(
                new Condition(
                                "t.id in (select p.ticket_id from ticket_participant p where p.person_id = ?"
                                        + " and p.part = 'WATCHER')",
                                actor.personId())
                        .and(notMine)
                        .and(new Condition("t.filed_by_id <> ?", actor.personId())),
                filter);
    }

    /** Of some tickets those that exist for a person, in no order. */
    static QueueSearch visible(Collection<Long> ids, Sight sight) {
        var search = new QueueSearch(TicketQueue.Sort.CREATED, false, null, ids.size());
        search.branch(in("t.id", ids).and(visibleTo(sight)), TicketQueue.Filter.NONE);
        return search;
    }

    /** Whether nothing can be found, as for a view of groups by somebody who is in none. */
    boolean isEmpty() {
        return branches.isEmpty();
    }

    String sql() {
        return branches.stream().map(branch -> "(" + branch + ")").collect(Collectors.joining(" union all "))
                + " order by sort_value" + direction() + ", id" + direction() + " limit " + limit;
    }

    void bind(Query query) {
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
    }

    private void branch(Condition condition, TicketQueue.Filter filter) {
        var whole = condition.and(narrowedBy(filter)).and(afterKey());
        branches.add("select t.id as id, " + column + " as sort_value from ticket t where " + whole.sql() + " order by "
                + column + direction() + ", t.id" + direction() + " limit " + limit);
        values.addAll(whole.values());
    }

    private String direction() {
        return descending ? " desc" : "";
    }

    private Condition afterKey() {
        if (after == null) {
            return Condition.NONE;
        }
        var sign = descending ? "<" : ">";
        var at = column(after.at());
        return new Condition(column + " " + sign + "= ?", at)
                .and(new Condition("(" + column + " " + sign + " ? or t.id " + sign + " ?)", at, after.id()));
    }

    private static Condition ofGroup(QueueView view, String group, Map<String, Instant> dueSoon) {
        var inGroup = new Condition("t.group_key = ?", group);
        return switch (view) {
            case UNASSIGNED -> inGroup.and("t.is_open = true").and("t.assignee_id is null");
            case ESCALATED -> inGroup.and("t.escalated = true").and("t.is_open = true");
            case WAITING -> inGroup.and("t.status = 'ON_HOLD'");
            case DUE_SOON -> inGroup.and("t.is_open = true").and(dueSoon(dueSoon));
            default -> inGroup.and("t.is_open = true");
        };
    }

    /** The index finds candidates by the latest of all calendars' instants; the clock's own calendar decides. */
    private static Condition dueSoon(Map<String, Instant> before) {
        var latest = before.values().stream().max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        var calendars = before.entrySet().stream()
                .map(entry -> new Condition(
                        "(c.calendar_key = ? and c.due_at <= ?)", entry.getKey(), column(entry.getValue())))
                .reduce(Condition::or)
                .orElse(new Condition("false"));
        return new Condition("t.sort_due_at <= ?", column(latest))
                .and(new Condition(
                        "exists (select 1 from sla_clock c where c.ticket_id = t.id and c.outcome is null"
                                + " and c.kind <> 'OLA' and (" + calendars.sql() + "))",
                        calendars.values()));
    }

    /** The access table's "see number, subject, public side" as a condition. */
    private static Condition visibleTo(Sight sight) {
        var actor = sight.actor();
        var mine = new Condition("t.requester_id = ?", actor.personId())
                .or(new Condition("t.filed_by_id = ?", actor.personId()))
                .or(new Condition(
                        "exists (select 1 from ticket_participant p where p.ticket_id = t.id and p.person_id = ?"
                                + " and p.part = 'WATCHER')",
                        actor.personId()));
        if (actor.isAgent()) {
            mine = mine.or(in("t.group_key", actor.groups()))
                    .or(new Condition("exists (select 1 from ticket_group_access a where a.ticket_id = t.id and ")
                            .append(in("a.group_key", actor.groups()))
                            .append(new Condition(")")));
        }
        if (actor.isAgent() || actor.admin()) {
            mine = new Condition("t.confidential = false").or(mine);
        } else if (!sight.isOfOwnTickets()) {
            mine = new Condition("t.confidential = false")
                    .and(in("t.service_key", sight.ownServices()))
                    .or(mine);
        }
        return mine.inBrackets();
    }

    private static Condition narrowedBy(TicketQueue.Filter filter) {
        return in("t.status", names(filter.statuses()))
                .and(in("t.service_key", filter.services()))
                .and(in("t.group_key", filter.groups()))
                .and(in("t.assignee_id", filter.assignees()))
                .and(in("t.requester_id", filter.requesters()))
                .and(in("t.priority", names(filter.priorities())))
                .and(in("t.line", filter.lines()))
                .and(containing(filter.text()));
    }

    private static List<String> names(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toList();
    }

    private static Condition containing(String text) {
        if (text == null || text.isBlank()) {
            return Condition.NONE;
        }
        if (TicketNumber.isNumber(text)) {
            return new Condition("t.id = ?", TicketNumber.id(text));
        }
        var words = Stream.of(text.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        var indexed = words.stream()
                .filter(word -> !NOT_INDEXED.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
        if (!indexed.isEmpty() && indexed.stream().allMatch(QueueSearch::isIndexed)) {
            var sought = indexed.stream().map(word -> "+" + word + "*").collect(Collectors.joining(" "));
            return new Condition("match (t.subject) against (? in boolean mode)", sought)
                    .or(new Condition("t.external_reference = ?", text.strip()))
                    .inBrackets();
        }
        // Words the index does not keep are looked for as they stand.
        return new Condition("t.subject like ? escape '!'", "%" + text.strip().replaceAll("[!%_]", "!$0") + "%");
    }

    private static boolean isIndexed(String word) {
        return word.length() >= SHORTEST_WORD && word.length() <= LONGEST_WORD;
    }

    private static Condition in(String column, Collection<?> values) {
        if (values.isEmpty()) {
            return Condition.NONE;
        }
        var marks = values.stream().map(value -> "?").collect(Collectors.joining(", "));
        return new Condition(column + " in (" + marks + ")", List.copyOf(values));
    }

    private static LocalDateTime column(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** A part of a WHERE clause with the values of its marks, in order. */
    private record Condition(String sql, List<?> values) {
        static final Condition NONE = new Condition("", List.of());

        Condition(String sql, Object... values) {
            this(sql, List.of(values));
        }

        Condition and(String other) {
            return and(new Condition(other));
        }

        Condition and(Condition other) {
            return joined(" and ", other);
        }

        Condition or(Condition other) {
            return joined(" or ", other);
        }

        Condition append(Condition other) {
            return new Condition(sql + other.sql, both(values, other.values));
        }

        Condition inBrackets() {
            return new Condition("(" + sql + ")", values);
        }

        private Condition joined(String word, Condition other) {
            if (sql.isEmpty() || other.sql.isEmpty()) {
                return sql.isEmpty() ? other : this;
            }
            return new Condition(sql + word + other.sql, both(values, other.values));
        }

        private static List<?> both(List<?> one, List<?> other) {
            return Stream.concat(one.stream(), other.stream()).toList();
        }
    }
}
