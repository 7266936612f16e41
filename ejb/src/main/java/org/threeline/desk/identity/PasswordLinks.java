package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.threeline.desk.audit.Audit;
import org.threeline.desk.audit.AuditDetails;
import org.threeline.desk.audit.AuditKind;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;

/** Links by which people choose their passwords: nobody else ever knows one. */
@Stateless
public class PasswordLinks {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    People people;

    @Inject
    Passwords passwords;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * Makes a link by which somebody chooses a password: a first one where there is none, else another. Earlier links
     * of the person end. The secret is in this answer only.
     *
     * @throws BusinessRuleViolation {@code password.link.cannot_sign_in} for somebody inactive or without a login
     */
    public MadeLink make(long personId, Actor actor) {
        AdministrationRight.require(actor);
        var person = people.byId(personId).orElseThrow(() -> new NotFound("person " + personId));
        return make(person, actor.personId());
    }

    /**
     * As {@link #make}, for somebody who says to have forgotten a password. Whoever asks is not known, so the link may
     * only be sent to the person's own address.
     */
    public MadeLink forgotten(long personId) {
        return make(people.byId(personId).orElseThrow(() -> new NotFound("person " + personId)), null);
    }

    private MadeLink make(Person person, Long byPersonId) {
        if (!person.isActive() || person.login() == null) {
            throw new BusinessRuleViolation("password.link.cannot_sign_in", person.name());
        }
        endAll(person.id());
        var purpose = person.passwordHash() == null ? PasswordLink.Purpose.INVITATION : PasswordLink.Purpose.RESET;
        var secret = Secret.create("");
        var link = PasswordLink.create(secret, person.id(), purpose, clock.instant());
        entities.persist(link);
        audit.record(
                byPersonId,
                AuditKind.PASSWORD_LINK_MADE,
                PeopleAdministration.subject(person),
                AuditDetails.none().with("purpose", purpose).with("expiresAt", link.expiresAt()));
        return new MadeLink(
                secret,
                person.id(),
                person.name(),
                person.email(),
                purpose == PasswordLink.Purpose.INVITATION,
                link.expiresAt());
    }

    /** Whose password a link sets; empty when it was used, is too old or unknown, or the person may not sign in. */
    public Optional<LinkHolder> holder(String token) {
        return usable(token, LockModeType.NONE).flatMap(link -> people.byId(link.personId())
                .filter(PasswordLinks::maySignIn)
                .map(person -> new LinkHolder(
                        person.name(),
                        person.login(),
                        link.purpose() == PasswordLink.Purpose.INVITATION,
                        link.expiresAt())));
    }

    /**
     * Sets the password of a link's person; of two at the same moment one does. All sessions of the person and all its
     * links end.
     *
     * @throws InvalidInput at {@code password} where it is too weak
     * @throws BusinessRuleViolation {@code password.link.not_valid} where the link is used, too old or unknown
     */
    public void choose(String token, String password) {
        var link = usable(token, LockModeType.PESSIMISTIC_WRITE).orElseThrow(PasswordLinks::notValid);
        var person =
                people.byId(link.personId()).filter(PasswordLinks::maySignIn).orElseThrow(PasswordLinks::notValid);
        Passwords.requireGood("password", password, person.login(), person.name(), person.email());
        endAll(person.id());
        person.changePassword(passwords.hash(password));
        audit.record(
                person.id(),
                AuditKind.PASSWORD_SET,
                PeopleAdministration.subject(person),
                AuditDetails.none().with("purpose", link.purpose()));
    }

    /** Puts all links of a person out of use. */
    public void endAll(long personId) {
        entities.createQuery(
                        "update PasswordLink l set l.endedAt = :now where l.personId = :person and l.endedAt is null")
                .setParameter("now", clock.instant())
                .setParameter("person", personId)
                .executeUpdate();
    }

    private Optional<PasswordLink> usable(String token, LockModeType lock) {
        return token == null || token.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(entities.find(PasswordLink.class, Secret.hash(token), lock))
                        .filter(link -> link.isUsableAt(clock.instant()));
    }

    private static boolean maySignIn(Person person) {
        return person.isActive() && person.login() != null;
    }

    private static BusinessRuleViolation notValid() {
        return new BusinessRuleViolation("password.link.not_valid");
    }

    /**
     * A link that was just made.
     *
     * @param token the secret, for the address {@code /password?token=…}; it is stored nowhere
     * @param email where it can be sent, or null
     * @param invitation whether the person chooses a first password
     */
    public record MadeLink(
            String token, long personId, String name, String email, boolean invitation, Instant expiresAt) {}

    /**
     * Whose password a link sets.
     *
     * @param invitation whether it is the first one
     */
    public record LinkHolder(String name, String login, boolean invitation, Instant expiresAt) {}
}
