package org.threeline.desk.audit;

import java.time.Instant;

/**
 * Which acts are looked for; null asks for nothing.
 *
 * @param personId by this person or done to it
 * @param kind of this kind
 * @param from not before
 * @param until before
 */
public record AuditFilter(Long personId, AuditKind kind, Instant from, Instant until) {
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null);

    public static AuditFilter of(long personId) {
        return new AuditFilter(personId, null, null, null);
    }
}
