package org.threeline.desk.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where everything that shall be mailed is put, inside the transaction of what it tells. */
@ApplicationScoped
public class Outbox {
    /** A letter has been posted; what it says is in the outbox. */
    record Posted() {}

    @Inject
    PostedLetters letters;

    @Inject
    Event<Posted> posted;

    @Inject
    Clock clock;

    /**
     * What somebody is to read.
     *
     * @param language in which the person reads
     * @param facts what its words need: plain values by the names that {@link Fact} lists
     */
    public record Post(long personId, Locale language, Map<String, Object> facts) {}

    /**
     * Posts a letter about a ticket, or with no ticket about the person alone. It leaves once the transaction is
     * committed; if it is rolled back, there never was a letter. Whether the person may still read it is looked at
     * again when it leaves.
     *
     * @param language in which the person reads
     * @param ticketId null where it is about none
     * @param facts what its words need: plain values by the names that {@link Fact} lists
     */
    public void post(long personId, LetterKind kind, Locale language, Long ticketId, Map<String, Object> facts) {
        post(kind, ticketId, List.of(new Post(personId, language, facts)));
    }

    /** Posts a letter of one kind to each of several people; see {@link #post(long, LetterKind, Locale, Long, Map)}. */
    public void post(LetterKind kind, Long ticketId, Collection<Post> posts) {
        if (!posts.isEmpty()) {
            var now = clock.instant();
            posts.forEach(post ->
                    letters.add(Letter.to(post.personId(), kind, post.language(), ticketId, post.facts(), now)));
            posted.fire(new Posted());
        }
    }

    /** Sends right after the commit, so that nobody waits for the job. */
    @ApplicationScoped
    public static class Hurry {
        @Inject
        MailSoon soon;

        void after(@Observes(during = TransactionPhase.AFTER_SUCCESS) Posted posted) {
            if (soon.isFirstToAsk()) {
                soon.send();
            }
        }
    }
}
