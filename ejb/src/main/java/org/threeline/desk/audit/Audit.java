package org.threeline.desk.audit;

import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.threeline.desk.audit.AuditEntry.ActingPerson;

/** Writes acts down, within the caller's transaction: an act and its entry are kept together or not at all. */
@Stateless
public class Audit {
    @Inject
    AuditEntries entries;

    @Inject
    AuditedRequest request;

    @Inject
    Clock clock;

    /** @param actor whose act it is; a job's acts name nobody */
    public void record(Accountable actor, AuditKind kind, AuditSubject subject, AuditDetails details) {
        record(actor.personId(), kind, subject, details);
    }

    /** @param personId whose act it is, or null for a job or a stranger */
    public void record(Long personId, AuditKind kind, AuditSubject subject, AuditDetails details) {
        write(acting(personId), kind, subject, details);
    }

    /** Writes many acts of one kind down. */
    public void recordAll(Accountable actor, AuditKind kind, Map<AuditSubject, AuditDetails> acts) {
        if (!acts.isEmpty()) {
            var acting = acting(actor.personId());
            acts.forEach((subject, details) -> write(acting, kind, subject, details));
        }
    }

    private void write(ActingPerson actor, AuditKind kind, AuditSubject subject, AuditDetails details) {
        entries.add(AuditEntry.write(
                actor,
                kind,
                subject,
                details,
                told(AuditedRequest::address),
                told(AuditedRequest::id),
                clock.instant()));
    }

    private ActingPerson acting(Long personId) {
        return personId == null
                ? null
                : entries.actor(personId).orElseGet(() -> new ActingPerson(personId, null, null));
    }

    private String told(Function<AuditedRequest, String> what) {
        try {
            return what.apply(request);
        } catch (ContextNotActiveException background) {
            return null;
        }
    }
}
