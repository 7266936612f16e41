package org.threeline.desk.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.Identities;
import org.threeline.desk.identity.Identity;
import org.threeline.desk.mail.Fact;
import org.threeline.desk.mail.LetterKind;
import org.threeline.desk.mail.Outbox;
import org.threeline.desk.run.Runs;
import org.threeline.desk.ticket.TicketHeadline;
import org.threeline.desk.ticket.TicketQueue;
import org.threeline.desk.ticket.Tickets;

class NewsGatheringTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final long LEAD = 7;

    /** Tickets up to here can be seen by everybody. */
    private static final long SECRET = 1_000_000;

    private record Sent(LetterKind kind, Long ticket, Map<String, Object> facts) {}

    private final NewsGathering gathering = new NewsGathering();
    private final List<WaitingNews.Piece> pieces = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final Set<Long> known = new TreeSet<>(Set.of(LEAD));
    private Instant oldest = NOON;
    private boolean sweeping;
    private boolean digestIsDue;

    @BeforeEach
    void set() {
        gathering.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        gathering.waiting = new WaitingNews() {
            @Override
            public boolean isAnyFrom(Instant until) {
                return !pieces.isEmpty() && !oldest.isAfter(until);
            }

            @Override
            public List<Long> people(Instant until, int limit) {
                return List.of(LEAD);
            }

            @Override
            public List<Piece> take(long personId, Instant until) {
                var taken = List.copyOf(pieces);
                pieces.clear();
                return taken;
            }

            @Override
            public Map<Long, String> subjects(Collection<Long> tickets) {
                var subjects = new HashMap<Long, String>();
                tickets.forEach(ticket -> subjects.put(ticket, "About " + ticket));
                return subjects;
            }
        };
        gathering.digests = new DigestWishes() {
            @Override
            public boolean isDue(long personId, Instant now) {
                return digestIsDue;
            }
        };
        gathering.identities = new Identities() {
            @Override
            public Optional<Identity> of(long personId) {
                return known.contains(personId) ? Optional.of(lead()) : Optional.empty();
            }
        };
        gathering.tickets = new Tickets() {
            @Override
            public TicketHeadline headline(long ticketId) {
                return new TicketHeadline("About " + ticketId, "laptop-problem", ticketId == 1 ? null : NOON);
            }
        };
        gathering.queue = new TicketQueue() {
            @Override
            public Set<Long> visible(Collection<Long> ticketIds, Actor actor) {
                var seen = new TreeSet<>(ticketIds);
                seen.removeIf(ticket -> ticket > SECRET);
                return seen;
            }
        };
        gathering.outbox = new Outbox() {
            @Override
            public void post(
                    long personId, LetterKind kind, Locale language, Long ticketId, Map<String, Object> facts) {
                sent.add(new Sent(kind, ticketId, facts));
            }
        };
        gathering.runs = new Runs() {
            @Override
            public boolean isActive(String job) {
                return sweeping;
            }
        };
    }

    @Test
    void aHandfulIsALetterEach() {
        broken(1, 5);

        gathering.gather(LEAD);

        assertThat(sent).extracting(Sent::kind).containsOnly(LetterKind.PROMISE_BROKEN);
        assertThat(sent).extracting(Sent::ticket).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(sent.get(0).facts())
                .containsEntry(Fact.PROMISE, "RESOLUTION")
                .containsEntry(Fact.SUBJECT, "About 1")
                .doesNotContainKey(Fact.DUE_AT);
        assertThat(sent.get(1).facts()).containsEntry(Fact.DUE_AT, NOON.toString());
    }

    @Test
    @SuppressWarnings("unchecked")
    void moreIsOneLetterWithWhatIsBrokenFirst() {
        pieces.add(piece(NotificationKind.PROMISE_AT_RISK, 100, TargetKind.FIRST_RESPONSE));
        broken(1, 5);

        gathering.gather(LEAD);

        assertThat(sent).hasSize(1);
        var letter = sent.get(0);
        assertThat(letter.kind()).isEqualTo(LetterKind.GATHERED);
        assertThat(letter.ticket()).isNull();
        assertThat(letter.facts())
                .containsEntry(Fact.TOTAL, 6)
                .containsEntry(Fact.COUNTS, Map.of("PROMISE_BROKEN", 5, "PROMISE_AT_RISK", 1))
                .containsEntry(Fact.AT_DESK, true);
        var news = (List<Map<String, Object>>) letter.facts().get(Fact.NEWS);
        assertThat(news).hasSize(6);
        assertThat(news.get(0))
                .containsEntry("kind", "PROMISE_BROKEN")
                .containsEntry("number", "TL-1")
                .containsEntry("subject", "About 1")
                .containsEntry(Fact.PROMISE, "RESOLUTION");
        assertThat(news.get(5)).containsEntry("kind", "PROMISE_AT_RISK").containsEntry("number", "TL-100");
    }

    @Test
    void whatWasRepeatedInQuietHoursIsOneLineOfOneLetter() {
        for (var i = 0; i < 12; i++) {
            pieces.add(held(NotificationKind.PROMISE_BROKEN, 1));
        }
        gathering.gather(LEAD);
        assertThat(sent).extracting(Sent::kind).containsExactly(LetterKind.PROMISE_BROKEN);

        for (var i = 0; i < 12; i++) {
            pieces.add(held(NotificationKind.PROMISE_BROKEN, 1));
            pieces.add(held(NotificationKind.PROMISE_BROKEN, 2));
        }
        gathering.gather(LEAD);
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).kind()).isEqualTo(LetterKind.HELD);
        assertThat(sent.get(1).facts()).containsEntry(Fact.TOTAL, 2);
    }

    private static WaitingNews.Piece held(NotificationKind kind, long ticket) {
        return new WaitingNews.Piece(kind, ticket, TargetKind.RESOLUTION, Map.of(), true);
    }

    @Test
    void ofThousandsFiftyAreListedAndAllAreCounted() {
        broken(1, 10_000);

        gathering.gather(LEAD);

        assertThat(sent).hasSize(1);
        assertThat((List<?>) sent.get(0).facts().get(Fact.NEWS)).hasSize(50);
        assertThat(sent.get(0).facts()).containsEntry(Fact.TOTAL, 10_000);
    }

    @Test
    void whatItsReaderMayNotSeeAnyMoreIsNotEvenCounted() {
        broken(SECRET - 1, 4);
        broken(1, 3);
        gathering.gather(LEAD);
        assertThat(sent.get(0).facts()).containsEntry(Fact.TOTAL, 5);

        broken(SECRET + 1, 6);
        gathering.gather(LEAD);
        assertThat(sent).hasSize(1);
    }

    @Test
    void whoeverCannotSignInAnyMoreHearsNothing() {
        known.clear();
        broken(1, 3);

        gathering.gather(LEAD);

        assertThat(sent).isEmpty();
        assertThat(pieces).isEmpty();
    }

    @Test
    void whileASweepGoesOnNothingIsGatheredUnlessItTakesLong() {
        assertThat(gathering.isAnythingDue(NOON)).isFalse();
        broken(1, 1);
        assertThat(gathering.due(NOON, 10)).containsExactly(LEAD);

        sweeping = true;
        assertThat(gathering.due(NOON, 10)).isEmpty();
        oldest = NOON.minus(Duration.ofMinutes(10));
        assertThat(gathering.due(NOON, 10)).containsExactly(LEAD);
    }

    @Test
    void ofQuietHoursOnePieceIsItsLetterAndMoreAreOne() {
        pieces.add(new WaitingNews.Piece(NotificationKind.REPLIED, 1, null, Map.of(Fact.SUBJECT, "A reply"), true));
        gathering.gather(LEAD);
        assertThat(sent).containsExactly(new Sent(LetterKind.REPLIED, 1L, Map.of(Fact.SUBJECT, "A reply")));
        sent.clear();

        pieces.add(new WaitingNews.Piece(NotificationKind.REPLIED, 1, null, Map.of(Fact.SUBJECT, "A reply"), true));
        broken(2, 1);
        gathering.gather(LEAD);
        assertThat(sent).extracting(Sent::kind).containsExactly(LetterKind.HELD);
        assertThat(sent.get(0).facts()).containsEntry(Fact.TOTAL, 2);
    }

    @Test
    void theSummaryOfTheDayTakesAlongWhatWaits() {
        digestIsDue = true;
        broken(1, 2);
        gathering.gather(LEAD);
        assertThat(sent).isEmpty();

        assertThat(gathering.waitingFor(lead(), NOON)).extracting("number").containsExactly("TL-1", "TL-2");
        assertThat(gathering.waitingFor(lead(), NOON)).isEmpty();
    }

    private static WaitingNews.Piece piece(NotificationKind kind, long ticket, TargetKind promise) {
        return new WaitingNews.Piece(kind, ticket, promise, Map.of(), false);
    }

    private void broken(long from, int count) {
        for (long ticket = from; ticket < from + count; ticket++) {
            pieces.add(piece(NotificationKind.PROMISE_BROKEN, ticket, TargetKind.RESOLUTION));
        }
    }

    private static Identity lead() {
        return new Identity(
                LEAD,
                "lena",
                "Lena",
                "lena@company.example",
                null,
                null,
                null,
                Locale.ENGLISH,
                ZoneId.of("Europe/Berlin"),
                false,
                0,
                Set.of("service-desk"),
                Set.of("service-desk"),
                false);
    }
}
