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
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The right of a program to act as a person until it expires or is revoked. */
@Entity
@Table(name = "api_token")
@Access(AccessType.FIELD)
class ApiToken {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "api_token_seq")
    @SequenceGenerator(name = "api_token_seq", sequenceName = "api_token_seq", allocationSize = 50)
    private Long id;

    @Column(name = "person_id")
    private long personId;

    private String name;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    private String scopes;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected ApiToken() {
        // JPA
    }

    private ApiToken(long personId, String name, byte[] tokenHash, Set<Scope> scopes, Instant expiresAt, Instant now) {
        this.personId = personId;
        this.name = name;
        this.tokenHash = tokenHash.clone();
        this.scopes = scopes.stream().map(ApiToken::written).sorted().collect(Collectors.joining(" "));
        this.expiresAt = expiresAt;
        this.createdAt = now;
    }

    static ApiToken issue(
            long personId, String name, String secret, Set<Scope> scopes, Instant expiresAt, Instant now) {
        return new ApiToken(personId, name, Secret.hash(secret), scopes, expiresAt, now);
    }

    /** Takes the right back; the first time counts. */
    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    boolean isValidAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    Long id() {
        return id;
    }

    long personId() {
        return personId;
    }

    String name() {
        return name;
    }

    byte[] tokenHash() {
        return tokenHash.clone();
    }

    /** Empty means all the rights of the person. */
    Set<Scope> scopes() {
        var set = EnumSet.noneOf(Scope.class);
        Arrays.stream(scopes.split(" "))
                .filter(word -> !word.isEmpty())
                .forEach(word -> set.add(Scope.valueOf(word.toUpperCase(Locale.ROOT))));
        return set;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    private static String written(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }
}
