package org.threeline.desk.identity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A link that lets one person choose a password, once, for a while. */
@Entity
@Table(name = "password_link")
@Access(AccessType.FIELD)
class PasswordLink {
    @Id
    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "person_id")
    private long personId;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected PasswordLink() {
        // JPA
    }

    private PasswordLink(byte[] tokenHash, long personId, Purpose purpose, Instant now) {
        this.tokenHash = tokenHash.clone();
        this.personId = personId;
        this.purpose = purpose;
        this.createdAt = now;
        this.expiresAt = now.plus(purpose.validity());
    }

    static PasswordLink create(String secret, long personId, Purpose purpose, Instant now) {
        return new PasswordLink(Secret.hash(secret), personId, purpose, now);
    }

    boolean isUsableAt(Instant now) {
        return endedAt == null && now.isBefore(expiresAt);
    }

    long personId() {
        return personId;
    }

    Purpose purpose() {
        return purpose;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** What a link is for, and how long it is good. */
    public enum Purpose {
        /** Somebody new chooses a first password. */
        INVITATION(Duration.ofDays(7)),
        /** Somebody forgot the password. */
        RESET(Duration.ofHours(2));

        private final Duration validity;

        Purpose(Duration validity) {
            this.validity = validity;
        }

        Duration validity() {
            return validity;
        }
    }
}
