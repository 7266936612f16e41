package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.threeline.desk.audit.Audit;
import org.threeline.desk.audit.AuditDetails;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditSubject;

/** Lets people in by login and password, and keeps those out who guess. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignIn {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final int LONGEST_LOGIN = 100;

    @Inject
    SignInAttempts attempts;

    @Inject
    People people;

    @Inject
    Identities identities;

    @Inject
    Passwords passwords;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * Checks a login and a password. An unknown login, a wrong password and a person who may not sign in give the
     * same answer for the same work.
     *
     * @param address where the request comes from, as text
     */
    public Answer signIn(String login, String password, String address) {
        var answer = attempt(Logins.normal(login), password, address, AuditKind.SIGN_IN_REFUSED);
        if (answer instanceof Accepted accepted) {
            var person = accepted.identity();
            audit.record(
                    person.id(),
                    AuditKind.SIGNED_IN,
                    AuditSubject.person(person.id(), person.name()),
                    AuditDetails.none());
        }
        return answer;
    }

    /**
     * Asks somebody who is signed in for the password once more. A wrong one counts as it does when signing in, so that
     * an open browser is no place to guess.
     *
     * @param address where the request comes from, as text
     */
    public Answer prove(long personId, String password, String address) {
        var login = people.byId(personId).map(Person::login).orElse("");
        return attempt(login, password, address, AuditKind.PASSWORD_REFUSED);
    }

    private Answer attempt(String login, String password, String address, AuditKind refusal) {
        var name = login.length() > LONGEST_LOGIN ? login.substring(0, LONGEST_LOGIN) : login;
        var typed = password == null || password.length() > Passwords.LONGEST ? "" : password;
        var attempt = UUID.randomUUID();
        var byLogin = "login:" + name;
        var subjects = List.of(byLogin, "addr:" + address);
        var locked = begin(attempt, subjects);
        if (locked.isPresent()) {
            return new Locked(locked.get());
        }
        var identity = identify(name, typed);
        if (identity.isEmpty()) {
            refused(name, refusal, attempts.failed(attempt, subjects));
            return new Refused();
        }
        attempts.succeeded(attempt, byLogin);
        return new Accepted(identity.get());
    }

    /** Writes down that somebody's browser signed out. */
    public void signOut(long personId) {
        people.byId(personId)
                .ifPresent(person -> audit.record(
                        personId,
                        AuditKind.SIGNED_OUT,
                        AuditSubject.person(personId, person.name()),
                        AuditDetails.none()));
    }

    /** What was typed for an unknown login may be a password in the wrong field, so it is not written down. */
    private void refused(String login, AuditKind refusal, List<String> locked) {
        var person = people.find(login);
        var subject = person.map(known -> AuditSubject.person(known.id(), known.name()))
                .orElse(AuditSubject.DESK);
        audit.record((Long) null, refusal, subject, AuditDetails.none());
        for (var closed : locked) {
            audit.record(
                    (Long) null,
                    AuditKind.SIGN_IN_LOCKED,
                    subject,
                    AuditDetails.none().with("locked", closed.startsWith("login:") ? "login" : "address"));
        }
    }

    private Optional<Identity> identify(String login, String password) {
        var person = people.find(login);
        var hash = person.filter(Person::isActive).map(Person::passwordHash);
        return passwords.matches(password, hash.orElse(null)) ? identities.of(login) : Optional.empty();
    }

    private Optional<Instant> begin(UUID attempt, List<String> subjects) {
        var patience = clock.instant().plus(LONGEST_WAIT);
        while (true) {
            var beginning = attempts.begin(attempt, subjects);
            if (beginning.begun() || beginning.lockedUntil().isPresent()) {
                return beginning.lockedUntil();
            }
            if (clock.instant().isAfter(patience)) {
                return Optional.of(clock.instant().plusSeconds(1));
            }
            try {
                Thread.sleep(ThreadLocalRandom.current().nextInt(20, 80));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return Optional.of(clock.instant().plusSeconds(1));
            }
        }
    }

    /** What came of an attempt. */
    public sealed interface Answer {}

    /** The person is who it says it is. */
    public record Accepted(Identity identity) implements Answer {}

    /** Login and password do not belong together. */
    public record Refused() implements Answer {}

    /** Too many attempts failed: nothing was looked at, and nothing will be before {@code until}. */
    public record Locked(Instant until) implements Answer {}
}
