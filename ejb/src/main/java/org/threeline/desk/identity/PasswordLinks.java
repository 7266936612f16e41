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
     * Makes a link for a letter at the moment it leaves, so that its secret never lies anywhere and its time begins
     * when it can be read. It may only go to the person's own address: who asked for it was written down when the
     * letter was posted, and may be a stranger. Earlier links of the person end.
     *
     * @return empty where the person may not sign in
     */
    public Optional<MadeLink> makeForLetter(long personId) {
        return people.byId(personId).filter(PasswordLinks::maySignIn).map(this::fresh);
    }

    private MadeLink make(Person person, Long byPersonId) {
        if (!maySignIn(person)) {
            throw new BusinessRuleViolation("password.link.cannot_sign_in", person.name());
        }
        var made = fresh(person);
        audit.record(
                byPersonId,
                AuditKind.PASSWORD_LINK_MADE,
                PeopleAdministration.subject(person),
                AuditDetails.none().with("purpose", purposeFor(person)).with("expiresAt", made.expiresAt()));
        return made;
    }

    private MadeLink fresh(Person person) {
        endAll(person.id());
        var purpose = purposeFor(person);
        var secret = Secret.create("");
        var link = PasswordLink.create(secret, person.id(), purpose, clock.instant());
        entities.persist(link);
        return new MadeLink(secret, person.name(), purpose == PasswordLink.Purpose.INVITATION, link.expiresAt());
    }

    private static PasswordLink.Purpose purposeFor(Person person) {
        return person.hasPassword() ? PasswordLink.Purpose.RESET : PasswordLink.Purpose.INVITATION;
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
     * @param token the secret; it is stored nowhere
     * @param name of the person
     * @param invitation whether the person chooses a first password
     */
    public record MadeLink(String token, String name, boolean invitation, Instant expiresAt) {
        /** Where it leads, from the root of the desk's address. Browsers send nobody what stands behind the sign. */
        public String path() {
            return "/password#" + token;
        }

        /** A record would tell its secret to every log. */
        @Override
        public String toString() {
            return "link for " + name + " until " + expiresAt;
        }
    }

    /**
     * Whose password a link sets.
     *
     * @param invitation whether it is the first one
     */
    public record LinkHolder(String name, String login, boolean invitation, Instant expiresAt) {}
}
