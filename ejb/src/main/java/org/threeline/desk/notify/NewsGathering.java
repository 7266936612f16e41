package org.threeline.desk.notify;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.threeline.desk.identity.Identities;
import org.threeline.desk.identity.Identity;
import org.threeline.desk.mail.Fact;
import org.threeline.desk.mail.LetterKind;
import org.threeline.desk.mail.Outbox;
import org.threeline.desk.notify.WaitingNews.Piece;
import org.threeline.desk.run.Runs;
import org.threeline.desk.ticket.TicketNumber;
import org.threeline.desk.ticket.TicketQueue;
import org.threeline.desk.ticket.Tickets;

/**
 * Makes letters of what is to be mailed about promises: one for each, as long as they are a handful. What a sweep brings
 * after a weekend without a server is one letter for each person, not a storm.
 */
@Stateless
public class NewsGathering {
    /** More than this at a time are told in one letter. */
    static final int HANDFUL = 5;

    /** Nobody reads a longer list; the rest is counted, and found in the queue. */
    static final int LISTED = 50;

    /** As the timetable calls it: while a sweep goes on, more is to come for the same people. */
    private static final String SWEEP = "sla-sweep";

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int LOOKED_AT_AT_ONCE = 1000;

    @Inject
    WaitingNews waiting;

    @Inject
    DigestWishes digests;

    @Inject
    Identities identities;

    @Inject
    Tickets tickets;

    @Inject
    TicketQueue queue;

    @Inject
    Outbox outbox;

    @Inject
    Runs runs;

    @Inject
    Clock clock;

    /** Whether there are letters to be made; a look at an index, and at the sweep only where there are. */
    public boolean isAnythingDue(Instant now) {
        return waiting.isAnyFrom(now) && (!runs.isActive(SWEEP) || waiting.isAnyFrom(now.minus(PATIENCE)));
    }

    /** People for whom something waits; nobody while a sweep goes on, unless it does so for long. */
    public List<Long> due(Instant now, int limit) {
        return isAnythingDue(now) ? waiting.people(now, limit) : List.of();
    }

    /** Posts what waits for somebody, as letters or as one. */
    public void gather(long personId) {
        if (digests.isDue(personId, clock.instant())) {
            // The summary of the day takes it along; two at once would be one too many.
            return;
        }
        var pieces = once(waiting.take(personId, clock.instant()));
        var reader = identities.of(personId);
        if (pieces.isEmpty() || reader.isEmpty()) {
            return;
        }
        var isHeld = pieces.stream().anyMatch(Piece::held);
        if (pieces.size() > HANDFUL || isHeld && pieces.size() > 1) {
            together(reader.get(), pieces, isHeld ? LetterKind.HELD : LetterKind.GATHERED);
        } else {
            pieces.forEach(piece -> outbox.post(
                    personId, piece.kind().letter(), reader.get().locale(), piece.ticketId(), facts(piece)));
        }
    }

    /** Takes what waits for somebody, as a summary lists it. */
    public List<Map<String, Object>> waitingFor(Identity reader, Instant now) {
        var pieces = once(waiting.take(reader.id(), now));
        var visible = visible(pieces, reader);
        return news(pieces.stream()
                .filter(piece -> visible.contains(piece.ticketId()))
                .limit(LISTED)
                .toList());
    }

    /** What a rule repeats of a promise while somebody hears nothing of it says no more than the first time. */
    private static List<Piece> once(List<Piece> pieces) {
        var told = new HashSet<Piece>();
        return pieces.stream()
                .filter(piece -> piece.promise() == null || told.add(piece))
                .toList();
    }

    private Map<String, Object> facts(Piece piece) {
        return piece.promise() == null
                ? piece.facts()
                : Telling.promised(tickets.headline(piece.ticketId()), piece.promise());
    }

    /** A letter about one ticket is looked at again when it leaves; this one is about many, so it is looked at here. */
    private void together(Identity reader, List<Piece> pieces, LetterKind kind) {
        var visible = visible(pieces, reader);
        // The kinds stand in the order of how much they matter: what is broken is the last.
        var told = pieces.stream()
                .filter(piece -> visible.contains(piece.ticketId()))
                .sorted(Comparator.comparing(Piece::kind).reversed())
                .toList();
        if (told.isEmpty()) {
            return;
        }
        var counts = new LinkedHashMap<String, Object>();
        told.forEach(piece -> counts.merge(piece.kind().name(), 1, (one, other) -> (Integer) one + (Integer) other));
        var listed = told.subList(0, Math.min(LISTED, told.size()));
        outbox.post(
                reader.id(),
                kind,
                reader.locale(),
                null,
                Map.of(
                        Fact.NEWS,
                        news(listed),
                        Fact.COUNTS,
                        counts,
                        Fact.TOTAL,
                        told.size(),
                        Fact.AT_DESK,
                        reader.actor().isAgent()));
    }

    private Set<Long> visible(List<Piece> pieces, Identity reader) {
        var asked = pieces.stream().map(Piece::ticketId).distinct().toList();
        var visible = new HashSet<Long>();
        for (int from = 0; from < asked.size(); from += LOOKED_AT_AT_ONCE) {
            visible.addAll(queue.visible(
                    asked.subList(from, Math.min(asked.size(), from + LOOKED_AT_AT_ONCE)), reader.actor()));
        }
        return visible;
    }

    private List<Map<String, Object>> news(List<Piece> listed) {
        if (listed.isEmpty()) {
            return List.of();
        }
        var subjects = waiting.subjects(listed.stream().map(Piece::ticketId).collect(Collectors.toSet()));
        var news = new ArrayList<Map<String, Object>>();
        for (var piece : listed) {
            var fact = new LinkedHashMap<String, Object>();
            fact.put("kind", piece.kind().name());
            if (piece.promise() != null) {
                fact.put(Fact.PROMISE, piece.promise().name());
            }
            fact.put("number", TicketNumber.of(piece.ticketId()));
            fact.put("subject", subjects.getOrDefault(piece.ticketId(), ""));
            fact.put(
                    Fact.AT_DESK,
                    piece.promise() != null || Boolean.TRUE.equals(piece.facts().get(Fact.AT_DESK)));
            news.add(fact);
        }
        return news;
    }
}
