package org.threeline.desk.identity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A link that makes the first administrator, once, within a day. */
@Entity
@Table(name = "setup_link")
@Access(AccessType.FIELD)
public class SetupLink {
    static final Duration VALID = Duration.ofHours(24);

    @Id
    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "used_at")
    private Instant usedAt;

    protected SetupLink() {
        // JPA
    }

    private SetupLink(byte[] tokenHash, Instant now) {
        this.tokenHash = tokenHash.clone();
        this.createdAt = now;
    }

    static SetupLink create(String secret, Instant now) {
        return new SetupLink(Secret.hash(secret), now);
    }

    boolean isUsableAt(Instant now) {
        return usedAt == null && now.isBefore(createdAt.plus(VALID));
    }

    void use(Instant now) {
        usedAt = now;
    }
}
