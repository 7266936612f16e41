package org.threeline.desk.mail;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.threeline.desk.identity.PasswordLinks;
import org.threeline.desk.identity.PasswordLinks.MadeLink;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.Person;
import org.threeline.kernel.Setting;

/** Links to a password on their way to the person they are for, and to nobody else. */
@Stateless
public class PasswordLetters {
    /** Nobody fills another's mailbox by asking again and again. */
    private static final Duration PAUSE = Duration.ofMinutes(5);

    @Inject
    PasswordLinks links;

    @Inject
    People people;

    @Inject
    Letters letters;

    @Inject
    Outbox outbox;

    @Inject
    MailServers servers;

    @Inject
    Clock clock;

    /** Whether links can be mailed at all. */
    public boolean isPossible() {
        return servers.inForce().isUsable() && !Setting.PUBLIC_URL.text().isEmpty();
    }

    /**
     * Mails a link that was just made.
     *
     * @return false where there is no address, or no mail leaves
     */
    public boolean send(MadeLink link) {
        if (link.email() == null || link.email().isBlank() || !isPossible()) {
            return false;
        }
        people.byId(link.personId()).ifPresent(person -> post(person, link));
        return true;
    }

    /**
     * Mails a link to whoever forgot a password. It works in the background and answers nothing, so that nobody learns
     * from the answer or its time whether there is such a person.
     *
     * @param typed a login, or an address that one person alone has
     */
    @Asynchronous
    public void forgotten(String typed) {
        if (typed == null || typed.isBlank() || !isPossible()) {
            return;
        }
        person(typed.strip())
                .filter(person -> person.isActive() && person.login() != null)
                .filter(person -> person.email() != null && !person.email().isBlank())
                .filter(person -> !wasMailed(person))
                .ifPresent(person -> post(person, links.forgotten(person.id())));
    }

    private Optional<Person> person(String typed) {
        return people.find(typed).or(() -> people.withAddress(typed));
    }

    private boolean wasMailed(Person person) {
        var since = clock.instant().minus(PAUSE);
        return letters.isAnySince(person.id(), LetterKind.PASSWORD_RESET, since)
                || letters.isAnySince(person.id(), LetterKind.INVITATION, since);
    }

    private void post(Person person, MadeLink link) {
        outbox.post(
                person.id(),
                link.invitation() ? LetterKind.INVITATION : LetterKind.PASSWORD_RESET,
                person.locale(),
                null,
                Map.of(Fact.LINK, Setting.PUBLIC_URL.text() + "/password?token=" + link.token()));
    }
}
