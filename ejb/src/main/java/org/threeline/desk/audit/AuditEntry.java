package org.threeline.desk.audit;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;

/** One act as it was written down. It has no verb: nothing of it ever changes. */
@Entity
@Table(name = "audit_entry")
@Access(AccessType.FIELD)
class AuditEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_entry_seq")
    @SequenceGenerator(name = "audit_entry_seq", sequenceName = "audit_entry_seq", allocationSize = 50)
    private Long id;

    @Column(name = "at", updatable = false)
    private Instant at;

    @Column(name = "actor_id", updatable = false)
    private Long actorId;

    @Column(name = "actor_login", updatable = false)
    private String actorLogin;

    @Column(name = "actor_name", updatable = false)
    private String actorName;

    @Column(name = "address", updatable = false)
    private String address;

    @Column(name = "request_id", updatable = false)
    private String requestId;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", updatable = false)
    private AuditKind kind;

    @Column(name = "subject", updatable = false)
    private String subject;

    @Column(name = "subject_name", updatable = false)
    private String subjectName;

    @Convert(converter = DetailsJson.class)
    @Column(name = "details", updatable = false)
    private Map<String, Object> details;

    protected AuditEntry() {
        // JPA
    }

    private AuditEntry(AuditKind kind, AuditSubject subject, AuditDetails details, Instant now) {
        this.at = now;
        this.kind = kind;
        this.subject = subject.key();
        this.subjectName = subject.name();
        this.details = details.values();
    }

    /**
     * Writes an act down.
     *
     * @param actor login and name as they are now; null for a job or a stranger
     * @param address null when unknown
     * @param requestId null when unknown
     */
    static AuditEntry write(
            ActingPerson actor,
            AuditKind kind,
            AuditSubject subject,
            AuditDetails details,
            String address,
            String requestId,
            Instant now) {
        var entry = new AuditEntry(kind, subject, details, now);
        if (actor != null) {
            entry.actorId = actor.id();
            entry.actorLogin = actor.login();
            entry.actorName = actor.name();
        }
        entry.address = address;
        entry.requestId = requestId;
        return entry;
    }

    AuditRow row() {
        return new AuditRow(
                id, at, actorId, actorLogin, actorName, address, requestId, kind, subject, subjectName, details);
    }

    /** Who acts, as it is called at that moment. */
    record ActingPerson(Long id, String login, String name) {}
}
