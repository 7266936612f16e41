package org.threeline.web.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.threeline.desk.identity.Identities;
import org.threeline.desk.identity.Identity;
import org.threeline.desk.notify.NotificationRow;
import org.threeline.desk.notify.Notifications;
import org.threeline.desk.notify.Notifications.Unread;
import org.threeline.web.rest.NotificationResource.NotificationView;

/**
 * Every stream of notifications that is open on this node. One look at the database a second serves all of them, so news
 * of other nodes arrives like our own, and nothing is told before it is committed.
 */
@ApplicationScoped
public class NotificationStreams {
    /** Enough for the browsers of one person; tabs of one browser share a stream. */
    static final int MOST_PER_PERSON = 8;

    private static final int MOST = 5_000;
    private static final int NEWS = 10;
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = Json.MAPPER;

    @Inject
    Notifications notifications;

    @Inject
    Identities identities;

    @Inject
    Clock clock;

    private final Map<Long, List<OpenStream>> streams = new ConcurrentHashMap<>();
    private final Map<Long, Unread> told = new HashMap<>();
    private final Map<Long, Set<Long>> known = new HashMap<>();
    private Instant lastBeat = Instant.EPOCH;

    /**
     * Of somebody who has too many the oldest ends: mostly it belongs to a page that was left, which shows only when
     * something is written to it.
     *
     * @return false where the node has too many
     */
    boolean add(long personId, OpenStream stream) {
        if (streams.values().stream().mapToInt(List::size).sum() >= MOST) {
            return false;
        }
        var oldest = new ArrayList<OpenStream>();
        streams.compute(personId, (id, open) -> {
            var all = open == null ? new CopyOnWriteArrayList<OpenStream>() : open;
            if (all.size() >= MOST_PER_PERSON) {
                oldest.add(all.remove(0));
            }
            all.add(stream);
            return all;
        });
        oldest.forEach(OpenStream::close);
        return true;
    }

    void remove(long personId, OpenStream stream) {
        streams.computeIfPresent(personId, (id, open) -> {
            open.remove(stream);
            return open.isEmpty() ? null : open;
        });
    }

    /** Somebody signed out: what that browser has open ends. */
    void endOfSession(String session) {
        streams.values().forEach(open -> open.stream()
                .filter(stream -> stream.isOfSession(session))
                .forEach(OpenStream::close));
    }

    /** The first event of a stream: how much is unread. */
    String greeting(Identity reader) {
        return "retry: 3000\n" + event("unread", Map.of("unread", notifications.unread(reader.actor())));
    }

    /** Looks once for everybody whether there is news, and tells it. */
    void look() {
        if (streams.isEmpty()) {
            told.clear();
            known.clear();
            return;
        }
        var people = Set.copyOf(streams.keySet());
        told.keySet().retainAll(people);
        known.keySet().retainAll(people);
        var unread = notifications.unreadOf(people);
        for (var person : people) {
            var now = unread.getOrDefault(person, Unread.NOTHING);
            if (!now.equals(told.put(person, now))) {
                tell(person);
            }
        }
        beat();
    }

    private void tell(long person) {
        var reader = identities.of(person);
        if (reader.isEmpty()) {
            streams.getOrDefault(person, List.of()).forEach(OpenStream::close);
            return;
        }
        var actor = reader.get().actor();
        var newest = notifications.of(actor, true, null, NEWS);
        var before = known.put(
                person, new HashSet<>(newest.stream().map(NotificationRow::id).toList()));
        var text = new StringBuilder(event("unread", Map.of("unread", notifications.unread(actor))));
        if (before != null) {
            newest.stream()
                    .filter(row -> !before.contains(row.id()))
                    .sorted((one, other) -> one.at().compareTo(other.at()))
                    .forEach(row -> text.append(event("notification", NotificationView.of(row))));
        }
        streams.getOrDefault(person, List.of()).forEach(stream -> stream.send(text.toString()));
    }

    /** A comment keeps proxies from closing a quiet connection, and finds out which readers have gone. */
    private void beat() {
        var now = clock.instant();
        streams.values()
                .forEach(open ->
                        open.stream().filter(stream -> stream.isOverAt(now)).forEach(OpenStream::close));
        if (Duration.between(lastBeat, now).compareTo(HEARTBEAT) >= 0) {
            lastBeat = now;
            streams.values().forEach(open -> open.forEach(stream -> stream.send(":\n\n")));
        }
    }

    private static String event(String name, Object data) {
        try {
            return "event: " + name + "\ndata: " + JSON.writeValueAsString(data) + "\n\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
