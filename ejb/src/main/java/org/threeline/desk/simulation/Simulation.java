package org.threeline.desk.simulation;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.offering.DefinitionKind;

/** One definition as somebody typed it, tried on the tickets of a time. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "simulation")
public class Simulation {
    @Id
    @SequenceGenerator(name = "simulation_seq", sequenceName = "simulation_seq", allocationSize = 50)
    @GeneratedValue(generator = "simulation_seq")
    private Long id;

    @Enumerated(EnumType.STRING)
    private DefinitionKind kind;

    @Column(name = "definition_key")
    private String key;

    @Column(name = "seen_version")
    private int seenVersion;

    @Column(name = "document")
    private String document;

    @Column(name = "filed_from")
    private Instant from;

    @Column(name = "filed_until")
    private Instant until;

    @Column(name = "asked_by_id")
    private long askedById;

    @Column(name = "asked_at")
    private Instant askedAt;

    private long tickets;
    private long told;

    @Column(name = "last_ticket")
    private long lastTicket;

    @Column(name = "done_at")
    private @Nullable Instant doneAt;

    protected Simulation() {} // JPA

    /** @param tickets how many tickets it concerns */
    Simulation(
            DefinitionKind kind,
            String key,
            int seenVersion,
            String document,
            Instant from,
            Instant until,
            long askedById,
            Instant askedAt,
            long tickets) {
        this.kind = kind;
        this.key = key;
        this.seenVersion = seenVersion;
        this.document = document;
        this.from = from;
        this.until = until;
        this.askedById = askedById;
        this.askedAt = askedAt;
        this.tickets = tickets;
    }

    void tells(Collection<Long> more) {
        told += more.size();
        lastTicket = Math.max(lastTicket, Collections.max(more));
    }

    void isDone(Instant now) {
        doneAt = now;
    }

    public Long id() {
        return id;
    }

    /** What is supposed to be another: CALENDAR, AGREEMENT or GROUP. */
    public DefinitionKind kind() {
        return kind;
    }

    public String key() {
        return key;
    }

    /** The version that was edited. */
    public int seenVersion() {
        return seenVersion;
    }

    /** The supposed definition as the catalogue stores one. */
    String document() {
        return document;
    }

    /** Tickets filed from then on count. */
    public Instant from() {
        return from;
    }

    /** Tickets filed before that count. */
    public Instant until() {
        return until;
    }

    public long askedById() {
        return askedById;
    }

    public Instant askedAt() {
        return askedAt;
    }

    /** How many tickets it concerns. */
    public long tickets() {
        return tickets;
    }

    /** How many of them were told. */
    public long told() {
        return told;
    }

    /** Id of the last ticket that was told; a run that takes over goes on behind it. */
    long lastTicket() {
        return lastTicket;
    }

    /** Null while it goes on. */
    public @Nullable Instant doneAt() {
        return doneAt;
    }
}
