package org.threeline.desk.report;

import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** A statement over the kept figures: what is asked for of the tickets of a scope that somebody may see figures of. */
final class HandOverSearch {
    private final StringBuilder sql;
    private final List<Object> values = new ArrayList<>();

    /**
     * Whose figures somebody may see.
     *
     * @param all whether those of every ticket
     * @param services of tickets for these services
     * @param groups of tickets that were in these groups
     * @param ownsFamily whether the person answers for a family, be it one without services
     */
    record Sight(boolean all, Set<String> services, Set<String> groups, boolean ownsFamily) {
        boolean isNothing() {
            return !all && services.isEmpty() && groups.isEmpty() && !ownsFamily;
        }
    }

    private HandOverSearch(String what) {
        sql = new StringBuilder(what);
    }

    /** @param what everything before the condition, with the table of figures as {@code a} */
    static HandOverSearch of(String what, HandOverScope scope, Sight sight) {
        var search = new HandOverSearch(what);
        search.add(" where a.done_at >= ? and a.done_at < ?", utc(scope.from()), utc(scope.until()));
        if (!scope.services().isEmpty()) {
            search.in(" and a.service_key in ", scope.services());
        }
        if (scope.priority() != null) {
            search.add(" and a.priority = ?", scope.priority().name());
        }
        if (scope.group() != null) {
            search.wereIn(" and ", Set.of(scope.group()), scope);
        }
        if (!sight.all()) {
            search.add(" and (false");
            if (!sight.services().isEmpty()) {
                search.in(" or a.service_key in ", sight.services());
            }
            if (!sight.groups().isEmpty()) {
                search.wereIn(" or ", sight.groups(), scope);
            }
            search.add(")");
        }
        return search;
    }

    /** The figures' own columns tell the time too, so that the list of a group's tickets is read from one index. */
    private void wereIn(String word, Collection<String> groups, HandOverScope scope) {
        in(word + "a.ticket_id in (select g.ticket_id from report_stay g where g.group_key in ", groups);
        add(" and g.done_at >= ? and g.done_at < ?)", utc(scope.from()), utc(scope.until()));
    }

    private void in(String before, Collection<String> keys) {
        var sorted = keys.stream().sorted().toArray();
        add(before + "(" + String.join(", ", Collections.nCopies(sorted.length, "?")) + ")", sorted);
    }

    HandOverSearch add(String more, Object... its) {
        sql.append(more);
        values.addAll(Arrays.asList(its));
        return this;
    }

    String sql() {
        return sql.toString();
    }

    void bind(Query query) {
        for (var place = 0; place < values.size(); place++) {
            query.setParameter(place + 1, values.get(place));
        }
    }

    static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
