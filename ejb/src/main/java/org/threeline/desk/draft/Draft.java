package org.threeline.desk.draft;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.threeline.kernel.StaleVersion;

/** Something somebody began to write. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "draft")
public class Draft {
    @Id
    @SequenceGenerator(name = "draft_seq", sequenceName = "draft_seq", allocationSize = 50)
    @GeneratedValue(generator = "draft_seq")
    private Long id;

    @Column(name = "person_id")
    private long personId;

    private String place;

    @Enumerated(EnumType.STRING)
    private DraftKind kind;

    @Column(name = "service_key")
    private String serviceKey;

    @Column(name = "service_version")
    private Integer serviceVersion;

    @Column(name = "ticket_id")
    private Long ticketId;

    @Convert(converter = DraftText.class)
    private DraftContent content;

    private int version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Draft() {} // JPA

    /** A request for a service, or a call about it; there may be several. */
    static Draft request(DraftKind kind, String service, int serviceVersion, long personId, Instant now) {
        var draft = begin(kind, "request:" + UUID.randomUUID(), personId, now);
        draft.serviceKey = service;
        draft.serviceVersion = serviceVersion;
        return draft;
    }

    /** What is said on a ticket; there is one. */
    static Draft said(DraftKind kind, long ticketId, long personId, Instant now) {
        var draft = begin(kind, place(ticketId), personId, now);
        draft.ticketId = ticketId;
        return draft;
    }

    static String place(long ticketId) {
        return "ticket:" + ticketId;
    }

    private static Draft begin(DraftKind kind, String place, long personId, Instant now) {
        var draft = new Draft();
        draft.kind = kind;
        draft.place = place;
        draft.personId = personId;
        draft.content = DraftContent.said(null, null);
        draft.createdAt = now;
        draft.updatedAt = now;
        return draft;
    }

    /** @throws StaleVersion where another device was faster */
    void requireVersion(int seen) {
        if (seen != version) {
            throw new StaleVersion("draft " + id, seen, version);
        }
    }

    /** Whoever meant to answer may have come to write a note instead. */
    void become(DraftKind other) {
        kind = other;
    }

    /** @param currentServiceVersion the version of the service the form was shown with; ignored for what is said */
    void write(DraftContent written, Integer currentServiceVersion, Instant now) {
        content = written;
        if (serviceKey != null && currentServiceVersion != null) {
            serviceVersion = currentServiceVersion;
        }
        version++;
        updatedAt = now;
    }

    boolean isOf(long person) {
        return personId == person;
    }

    long id() {
        return id;
    }

    DraftView view() {
        return new DraftView(id, kind, serviceKey, serviceVersion, ticketId, content, version, createdAt, updatedAt);
    }
}
