package org.threeline.desk.ticket;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.threeline.desk.identity.PersonSummary;

/** What an entry of a story tells beside its text, for somebody who reads it: people by name, and nothing internal. */
final class StoryData {
    private static final String ASSIGNEE = "assignee";

    /** What a public entry may carry although it is the desk's own. */
    private static final Set<String> INTERNAL = Set.of("cause", "breachReason");

    private StoryData() {}

    /** Ids of people an entry speaks of. */
    static Stream<Long> people(Map<String, Object> data) {
        return data.get(ASSIGNEE) instanceof Map<?, ?> change
                ? change.values().stream().filter(Number.class::isInstance).map(id -> ((Number) id).longValue())
                : Stream.empty();
    }

    /** @param mayReadWork whether the reader may see the desk's work */
    static Map<String, Object> shown(Map<String, Object> data, Map<Long, PersonSummary> names, boolean mayReadWork) {
        var shown = new LinkedHashMap<>(data);
        if (!mayReadWork) {
            shown.keySet().removeAll(INTERNAL);
        }
        if (shown.get(ASSIGNEE) instanceof Map<?, ?> change) {
            var named = new LinkedHashMap<String, Object>();
            change.forEach((side, id) -> named.put((String) side, person(id, names)));
            shown.put(ASSIGNEE, named);
        }
        return shown;
    }

    private static Map<String, Object> person(Object id, Map<Long, PersonSummary> names) {
        var person = id instanceof Number number ? names.get(number.longValue()) : null;
        if (person == null) {
            return null;
        }
        var shown = new LinkedHashMap<String, Object>();
        shown.put("login", person.login());
        shown.put("name", person.name());
        shown.put("department", person.department());
        return shown;
    }
}
