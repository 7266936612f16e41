package org.threeline.desk.audit;

import java.time.Instant;

/** A place in the list of acts: the last row seen. */
public record AuditPlace(Instant at, long id) {
    public static AuditPlace after(AuditRow row) {
        return new AuditPlace(row.at(), row.id());
    }
}
