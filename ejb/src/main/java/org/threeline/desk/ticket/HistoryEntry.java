package org.threeline.desk.ticket;

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
import java.util.Map;

/** One entry of a ticket's story. Entries are added, never changed. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "ticket_history")
public class HistoryEntry {
    @Id
    @SequenceGenerator(name = "ticket_history_seq", sequenceName = "ticket_history_seq", allocationSize = 500)
    @GeneratedValue(generator = "ticket_history_seq")
    private Long id;

    @Column(name = "ticket_id")
    private long ticketId;

    private Instant at;

    @Column(name = "actor_id")
    private Long actorId;

    @Enumerated(EnumType.STRING)
    private HistoryKind kind;

    private boolean internal;
    private String text;

    @Convert(converter = JsonMap.class)
    @Column(name = "data")
    private Map<String, Object> data;

    protected HistoryEntry() {} // JPA

    /**
     * @param actorId who did it, or null for the desk itself
     * @param text what was written, or null
     * @param data plain values that tell what changed, for readers in any language
     */
    HistoryEntry(long ticketId, Instant at, Long actorId, HistoryKind kind, String text, Map<String, Object> data) {
        this.ticketId = ticketId;
        this.at = at;
        this.actorId = actorId;
        this.kind = kind;
        this.internal = kind.isInternal();
        this.text = text;
        this.data = data;
    }

    public Long id() {
        return id;
    }

    public HistoryKind kind() {
        return kind;
    }

    /** Who did it; null for the desk itself. */
    Long actorId() {
        return actorId;
    }

    /** Plain values that tell what changed; null where nothing is told. */
    Map<String, Object> data() {
        return data;
    }

    /** What was written; null where nothing was. */
    public String text() {
        return text;
    }

    public Instant at() {
        return at;
    }
}
