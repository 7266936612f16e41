package org.threeline.desk.mail;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.threeline.desk.run.RunCounts;

/**
 * Sends what waits in the outbox. A letter is claimed before it is sent and its end is written after: should a node die
 * in between, the letter is sent once more under the same Message-ID, never lost. Two nodes never claim the same one.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailDispatch {
    private static final Logger LOG = System.getLogger(MailDispatch.class.getName());
    private static final int AT_ONCE = 10;

    /** Longer than a slow server takes for all letters of a claim. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    @Inject
    Letters letters;

    @Inject
    LetterWriting writing;

    @Inject
    MailServers servers;

    @Inject
    Postman postman;

    @Inject
    Clock clock;

    /** Whether there is anything to send and somebody to take it. */
    public boolean isAnythingDue(Instant now) {
        return servers.inForce().isUsable() && letters.isAnyDue(now);
    }

    /**
     * Sends until nothing is due, the server fails, or somebody wants it to stop.
     *
     * @param told after each letter
     */
    public void dispatch(BooleanSupplier stopped, Consumer<RunCounts> told) {
        var server = servers.inForce();
        if (!server.isUsable()) {
            return;
        }
        try (var round = new Round(server)) {
            while (!stopped.getAsBoolean() && !round.hasFailed() && round.next(told)) {
                // Each claim is a small piece of work of its own.
            }
        }
    }

    /** Claims and sends over one conversation, for as long as the server holds it. */
    private final class Round implements AutoCloseable {
        private final MailServer server;
        private Postman.Delivery delivery;
        private DeliveryFailure serverFailed;

        Round(MailServer server) {
            this.server = server;
        }

        boolean hasFailed() {
            return serverFailed != null;
        }

        boolean next(Consumer<RunCounts> told) {
            var claimed = letters.claim(AT_ONCE, LEASE);
            var halfTime = clock.instant().plus(LEASE.dividedBy(2));
            claimed.forEach((id, attempt) -> {
                if (clock.instant().isAfter(halfTime)) {
                    letters.end(id, attempt, letter -> letter.putBack(clock.instant()));
                } else {
                    told.accept(one(id, attempt));
                }
            });
            return !claimed.isEmpty();
        }

        private RunCounts one(long id, int attempt) {
            try {
                var written = writing.write(id);
                if (written.dropped() != null) {
                    letters.end(id, attempt, letter -> letter.drop(written.dropped(), clock.instant()));
                    return new RunCounts(1, 0, 1, 0);
                }
                send(written.letter());
                letters.end(id, attempt, letter -> letter.sent(clock.instant()));
                return new RunCounts(1, 1, 0, 0);
            } catch (DeliveryFailure failure) {
                // What the server says may name people; the page shows it to those who may know.
                LOG.log(Level.WARNING, "Letter {0} was not taken: {1}", String.valueOf(id), failure.key());
                letters.end(id, attempt, letter -> letter.failed(failure, clock.instant()));
                return new RunCounts(1, 0, 0, 1);
            } catch (RuntimeException broken) {
                LOG.log(Level.ERROR, "Letter " + id + " could not be written", broken);
                var failure = new DeliveryFailure("mail.not_written", "", DeliveryFailure.Cure.TIME, broken);
                letters.end(id, attempt, letter -> letter.failed(failure, clock.instant()));
                return new RunCounts(1, 0, 0, 1);
            }
        }

        private void send(WrittenLetter letter) throws DeliveryFailure {
            if (serverFailed != null) {
                throw serverFailed;
            }
            try {
                if (delivery == null || !delivery.isOpen()) {
                    delivery = postman.open(server);
                    letters.serverIsBack();
                }
                delivery.send(letter);
            } catch (DeliveryFailure failure) {
                if (failure.cure() == DeliveryFailure.Cure.SERVER) {
                    serverFailed = failure;
                }
                throw failure;
            }
        }

        @Override
        public void close() {
            if (delivery != null) {
                delivery.close();
            }
        }
    }
}
