package org.threeline.desk.audit;

import java.time.Instant;
import java.util.Set;

/**
 * Which acts are looked for; null asks for nothing.
 *
 * @param people by one of these or done to one; at most some dozens
 * @param kind of this kind
 * @param from not before
 * @param until before
 */
public record AuditFilter(Set<Long> people, AuditKind kind, Instant from, Instant until) {
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null);

    public static AuditFilter of(long personId) {
        return new AuditFilter(Set.of(personId), null, null, null);
    }
}
