package org.threeline.desk.run;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The server processes that share this database, by the signs of life they give. */
@Stateless
public class Nodes {
    /** How often a node gives one. */
    static final Duration BEAT = Duration.ofSeconds(15);

    private static final Duration ALIVE = BEAT.multipliedBy(4);
    private static final Duration REMEMBERED = Duration.ofDays(1);

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    ThisNode node;

    @Inject
    Clock clock;

    /** This node gives a sign of life; nodes that gave none for a day are forgotten. */
    public void beat() {
        var now = clock.instant();
        entities.createNativeQuery("insert into desk_node (name, started_at, beat_at) values (?1, ?2, ?3)"
                        + " on duplicate key update beat_at = values(beat_at)")
                .setParameter(1, node.name())
                .setParameter(2, utc(node.startedAt()))
                .setParameter(3, utc(now))
                .executeUpdate();
        entities.createNativeQuery("delete from desk_node where beat_at < ?1")
                .setParameter(1, utc(now.minus(REMEMBERED)))
                .executeUpdate();
    }

    /** Nodes of the last day, those that live first. */
    public List<NodeView> all() {
        var oldest = clock.instant().minus(ALIVE);
        List<?> rows = entities.createNativeQuery(
                        "select name, started_at, beat_at from desk_node order by beat_at desc")
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new NodeView(
                        (String) row[0],
                        instant(row[1]),
                        instant(row[2]),
                        instant(row[2]).isAfter(oldest),
                        row[0].equals(node.name())))
                .toList();
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static Instant instant(Object stored) {
        return ((Timestamp) stored).toLocalDateTime().toInstant(ZoneOffset.UTC);
    }

    /**
     * A server process.
     *
     * @param name what {@code THREELINE_NODE} calls it, and a part that is new with each start
     * @param alive whether it gave a sign of life within the last minute
     * @param own whether it is the one that answers
     */
    public record NodeView(String name, Instant startedAt, Instant beatAt, boolean alive, boolean own) {}
}
