package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.threeline.desk.audit.Audit;
import org.threeline.desk.audit.AuditDetails;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditSubject;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;

/** Tokens programs use to act as a person. */
@Stateless
public class ApiTokens {
    static final int LONGEST_NAME = 100;
    private static final String PREFIX = "tl_";

    /** The last one a database knows. */
    private static final Instant LAST_EXPIRY = Instant.parse("9999-12-31T23:59:59Z");

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    @Inject
    RecentTokens recent;

    /**
     * Issues a token; its secret is never shown again.
     *
     * @param name what the person calls it, null for "API"
     * @param scopes empty for all the rights of the person
     * @param expiresAt in the future, or null for never
     */
    public IssuedToken issue(long personId, String name, Set<Scope> scopes, Instant expiresAt) {
        // As exact as it is stored, so that the first answer and later ones agree.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var called = name == null || name.isBlank() ? "API" : name.strip();
        TypedLine.requireGood("name", called, LONGEST_NAME);
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw new InvalidInput("expiresAt", "input.not_in_the_future");
        }
        if (expiresAt != null && expiresAt.isAfter(LAST_EXPIRY)) {
            throw new InvalidInput("expiresAt", "input.out_of_range", now, LAST_EXPIRY);
        }
        var secret = Secret.create(PREFIX);
        var token = ApiToken.issue(personId, called, secret, scopes, expiresAt, now);
        entities.persist(token);
        audit.record(
                personId,
                AuditKind.TOKEN_MADE,
                AuditSubject.of("tokens", token.id(), called),
                AuditDetails.none()
                        .with("scopes", scopes.isEmpty() ? null : scopes)
                        .with("expiresAt", expiresAt));
        return new IssuedToken(secret, token.id(), token.name(), token.scopes(), now, expiresAt);
    }

    /** The person's tokens that can still be used, newest first. */
    public List<IssuedToken> of(long personId) {
        var now = clock.instant();
        return entities.createQuery(
                        "select t from ApiToken t where t.personId = :person and t.revokedAt is null order by t.id desc",
                        ApiToken.class)
                .setParameter("person", personId)
                .getResultStream()
                .filter(token -> token.isValidAt(now))
                .map(token -> new IssuedToken(
                        null, token.id(), token.name(), token.scopes(), token.createdAt(), token.expiresAt()))
                .toList();
    }

    /** Takes a token back; other nodes notice within a minute. Somebody else's token does not exist. */
    public void revoke(long personId, long tokenId) {
        var token = entities.find(ApiToken.class, tokenId);
        if (token == null || token.personId() != personId || !token.isValidAt(clock.instant())) {
            throw new NotFound("token " + tokenId);
        }
        token.revoke(clock.instant());
        recent.forget(token.tokenHash());
        audit.record(
                personId,
                AuditKind.TOKEN_REVOKED,
                AuditSubject.of("tokens", tokenId, token.name()),
                AuditDetails.none());
    }

    /** Takes all tokens of somebody back; other nodes notice within a minute. */
    public void revokeAll(long personId) {
        var now = clock.instant();
        entities.createQuery(
                        "select t from ApiToken t where t.personId = :person and t.revokedAt is null", ApiToken.class)
                .setParameter("person", personId)
                .getResultStream()
                .forEach(token -> {
                    token.revoke(now);
                    recent.forget(token.tokenHash());
                });
    }

    /** Whose the token is; empty when it is unknown, expired or revoked. Asks the database once a minute at most. */
    public Optional<TokenBearer> bearer(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var now = clock.instant();
        return recent.find(Secret.hash(secret), now, this::read)
                .filter(bearer -> bearer.expiresAt() == null || now.isBefore(bearer.expiresAt()));
    }

    private Optional<TokenBearer> read(byte[] hash) {
        return entities.createQuery("select t from ApiToken t where t.tokenHash = :hash", ApiToken.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst()
                .filter(token -> token.isValidAt(clock.instant()))
                .map(token -> new TokenBearer(token.id(), token.personId(), token.scopes(), token.expiresAt()));
    }

    /**
     * A token as its person sees it.
     *
     * @param secret present only in the answer to issuing it, null later
     * @param scopes empty for all the rights of the person
     * @param expiresAt null for never
     */
    public record IssuedToken(
            String secret, long id, String name, Set<Scope> scopes, Instant createdAt, Instant expiresAt) {}

    /**
     * Whose a token is.
     *
     * @param scopes empty for all the rights of the person
     * @param expiresAt null for never
     */
    public record TokenBearer(long tokenId, long personId, Set<Scope> scopes, Instant expiresAt) {
        public boolean mayWrite() {
            return scopes.isEmpty() || scopes.contains(Scope.WRITE);
        }
    }
}
