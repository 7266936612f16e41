package org.threeline.desk.identity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;

/** A place where people work. */
@Entity
@Table(name = "location")
@Access(AccessType.FIELD)
public class Location {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "location_seq")
    @SequenceGenerator(name = "location_seq", sequenceName = "location_seq", allocationSize = 50)
    private Long id;

    private String name;
    private String address;
    private String zone;

    @Column(name = "calendar_key")
    private String calendarKey;

    private boolean active;

    @Version
    private int version;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Location() {
        // JPA
    }

    private Location(String name, ZoneId zone, Instant now) {
        this.name = name;
        this.zone = zone.getId();
        this.active = true;
        this.createdAt = now;
    }

    static Location open(String name, ZoneId zone, Instant now) {
        return new Location(name, zone, now);
    }

    void rename(String name) {
        this.name = name;
    }

    /** @param address how to find it, or null */
    void liesAt(String address, ZoneId zone) {
        this.address = address;
        this.zone = zone.getId();
    }

    /** @param calendarKey key of the working calendar that is usual there, or null */
    void worksBy(String calendarKey) {
        this.calendarKey = calendarKey;
    }

    /** Nobody can be put there any more. */
    void retire() {
        this.active = false;
    }

    void reopen() {
        this.active = true;
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    String address() {
        return address;
    }

    ZoneId zone() {
        return ZoneId.of(zone);
    }

    String calendarKey() {
        return calendarKey;
    }

    boolean isActive() {
        return active;
    }

    int version() {
        return version;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Location location && id != null && id.equals(location.id);
    }

    @Override
    public int hashCode() {
        return Location.class.hashCode();
    }
}
