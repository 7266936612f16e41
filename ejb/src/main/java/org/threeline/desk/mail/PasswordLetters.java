package org.threeline.desk.mail;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.threeline.desk.audit.Accountable;
import org.threeline.desk.audit.Audit;
import org.threeline.desk.audit.AuditDetails;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditSubject;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.PasswordLinks;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.Person;
import org.threeline.desk.identity.PersonInvited;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.NotFound;
import org.threeline.kernel.Setting;

/**
 * Letters with a link by which their reader chooses a password. The link goes to the address the desk knows, and to
 * nobody else; it is made by {@link PasswordLinks} when the letter leaves.
 */
@Stateless
public class PasswordLetters {
    /** Nobody fills another's mailbox by asking again and again; whoever asks once more finds the letter before. */
    static final Duration PAUSE = Duration.ofMinutes(10);

    static final int LONGEST_TYPED = 254;

    @Inject
    People people;

    @Inject
    Letters letters;

    @Inject
    Outbox outbox;

    @Inject
    MailServers servers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Whether links can be mailed: mail leaves, and the desk was told the address people reach it at. */
    public boolean isPossible() {
        return servers.inForce().isUsable() && !Setting.PUBLIC_URL.text().isEmpty();
    }

    /**
     * Mails a link to somebody: an invitation, or where there is a password already, a way to another one.
     *
     * @throws BusinessRuleViolation {@code password.link.cannot_sign_in}, {@code password.letter.no_address}, or
     *     {@code password.letter.no_mail} where no mail leaves
     */
    public void send(long personId, Actor actor) {
        if (!actor.admin()) {
            throw new NotFound("administration for " + actor.login());
        }
        var person = people.byId(personId).orElseThrow(() -> new NotFound("person " + personId));
        if (!maySignIn(person)) {
            throw new BusinessRuleViolation("password.link.cannot_sign_in", person.name());
        }
        if (!hasAddress(person)) {
            throw new BusinessRuleViolation("password.letter.no_address", person.name());
        }
        if (!isPossible()) {
            throw new BusinessRuleViolation("password.letter.no_mail");
        }
        post(person, actor);
    }

    /** Somebody new is invited in the transaction that takes the person in. */
    public void onInvited(@Observes PersonInvited invited) {
        people.byId(invited.personId()).ifPresent(person -> post(person, invited.by()));
    }

    /**
     * Mails a link to whoever says to have forgotten a password, unless there is no such person, it may not sign in, has
     * no address, or was mailed a moment ago. Nothing is answered, so that nobody learns which.
     *
     * @param typed a login, or an address that one person alone has
     */
    public void forgotten(String typed) {
        if (typed == null || typed.isBlank() || typed.strip().length() > LONGEST_TYPED || !isPossible()) {
            return;
        }
        // Of two who ask at the same moment the second has to see the first one's letter.
        people.oneAtATime();
        var person = person(typed.strip()).filter(PasswordLetters::maySignIn);
        var told = person.filter(PasswordLetters::hasAddress).filter(known -> !wasMailed(known));
        told.ifPresent(known -> outbox.post(known.id(), kindFor(known), known.locale(), null, Map.of()));
        // What was typed for nobody may be a password in the wrong field, so it is not written down.
        audit.record(
                (Long) null,
                AuditKind.PASSWORD_FORGOTTEN,
                person.map(PasswordLetters::subject).orElse(AuditSubject.DESK),
                AuditDetails.none().with("mailed", told.isPresent()));
    }

    private Optional<Person> person(String typed) {
        return people.find(typed).or(() -> people.withAddress(typed));
    }

    private boolean wasMailed(Person person) {
        var since = clock.instant().minus(PAUSE);
        return letters.isAnySince(person.id(), LetterKind.PASSWORD_RESET, since)
                || letters.isAnySince(person.id(), LetterKind.INVITATION, since);
    }

    private void post(Person person, Accountable actor) {
        var kind = kindFor(person);
        outbox.post(person.id(), kind, person.locale(), null, Map.of());
        audit.record(
                actor,
                AuditKind.PASSWORD_LINK_MAILED,
                subject(person),
                AuditDetails.none().with("purpose", kind == LetterKind.INVITATION ? "INVITATION" : "RESET"));
    }

    private static LetterKind kindFor(Person person) {
        return person.hasPassword() ? LetterKind.PASSWORD_RESET : LetterKind.INVITATION;
    }

    private static AuditSubject subject(Person person) {
        return AuditSubject.person(person.id(), person.name());
    }

    private static boolean maySignIn(Person person) {
        return person.isActive() && person.login() != null;
    }

    private static boolean hasAddress(Person person) {
        return person.email() != null && !person.email().isBlank();
    }
}
