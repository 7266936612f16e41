package org.threeline.desk.notify;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.threeline.desk.identity.Identities;
import org.threeline.desk.identity.Identity;
import org.threeline.desk.mail.Fact;
import org.threeline.desk.mail.LetterKind;
import org.threeline.desk.mail.Outbox;

/** Sums up once a day what somebody has not read; a day without news has no letter. */
@Stateless
public class DigestSending {
    private static final int MOST_NEWS = 30;

    @Inject
    DigestWishes wishes;

    @Inject
    QuietWishes quiet;

    @Inject
    NewsGathering gathering;

    @Inject
    Identities identities;

    @Inject
    Notifications notifications;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    public boolean isAnythingDue(Instant now) {
        return !wishes.due(now, 1).isEmpty();
    }

    /** People whose hour has come. */
    public List<Long> due(Instant now, int limit) {
        return wishes.due(now, limit);
    }

    /** @return whether there was anything to tell */
    public boolean sumUp(long personId) {
        var now = clock.instant();
        var turn = wishes.take(personId, now);
        if (turn.isEmpty()) {
            return false;
        }
        var reader = identities.of(personId).orElse(null);
        if (reader == null) {
            wishes.forget(personId);
            return false;
        }
        var later = quiet.of(personId).flatMap(hours -> hours.endAfter(now, reader.zone()));
        if (later.isPresent()) {
            wishes.postpone(personId, later.get());
            return false;
        }
        wishes.done(personId, DigestHour.next(turn.get().hour(), reader.zone(), now), now);
        var news = news(reader, turn.get().lastAt(), now);
        if (news.isEmpty()) {
            return false;
        }
        outbox.post(personId, LetterKind.DIGEST, reader.locale(), null, Map.of(Fact.NEWS, news));
        return true;
    }

    /** What is unread, and what was to be mailed and waited meanwhile, each piece once. */
    private List<Map<String, Object>> news(Identity reader, Instant since, Instant now) {
        var news = notifications.of(reader.actor(), true, null, MOST_NEWS).stream()
                .filter(row -> row.at().isAfter(since))
                .map(DigestSending::fact)
                .collect(Collectors.toCollection(ArrayList::new));
        var told = news.stream()
                .map(fact -> fact.get("kind") + " " + fact.get("number"))
                .collect(Collectors.toSet());
        gathering.waitingFor(reader, now).stream()
                .filter(fact -> told.add(fact.get("kind") + " " + fact.get("number")))
                .limit(Math.max(0, MOST_NEWS - (long) news.size()))
                .forEach(news::add);
        return news;
    }

    private static Map<String, Object> fact(NotificationRow row) {
        var fact = new LinkedHashMap<String, Object>();
        fact.put("kind", row.kind().name());
        fact.put("number", row.number());
        fact.put("subject", row.subject());
        fact.put(Fact.AT_DESK, row.kind().part() == NotificationKind.Part.AGENT);
        return fact;
    }
}
