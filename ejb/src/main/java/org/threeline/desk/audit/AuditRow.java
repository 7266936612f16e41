package org.threeline.desk.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An act as it is read.
 *
 * @param actorId null when a job acted, or somebody nobody knows
 * @param actorLogin login at that time; null without an actor
 * @param actorName name at that time; null without an actor
 * @param address where the request came from; null when unknown
 * @param requestId id of the request, as the log has it; null when unknown
 * @param subject for example {@code people.51}
 * @param subjectName what it was called then; null where the key says it
 * @param details plain values by name; a change is a map of {@code from} and {@code to}
 */
public record AuditRow(
        long id,
        Instant at,
        Long actorId,
        String actorLogin,
        String actorName,
        String address,
        String requestId,
        AuditKind kind,
        String subject,
        String subjectName,
        Map<String, Object> details) {

    /** The details one by one, in the order they were told. */
    public List<Detail> facts() {
        var facts = new ArrayList<Detail>();
        details.forEach((name, value) -> facts.add(
                value instanceof Map<?, ?> change
                        ? new Detail(name, true, change.get(AuditDetails.FROM), change.get(AuditDetails.TO))
                        : new Detail(name, false, null, value)));
        return facts;
    }

    /**
     * One thing there is to say.
     *
     * @param change whether it tells of a change; {@code from} means something then
     * @param from value before; null for none
     * @param to value after, or the value; null for none
     */
    public record Detail(String name, boolean change, Object from, Object to) {}
}
