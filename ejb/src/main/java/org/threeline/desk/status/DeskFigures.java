package org.threeline.desk.status;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.threeline.desk.identity.PersonRows;

/** What the database says of itself and of the work that waits in it. */
@Stateless
public class DeskFigures {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    /** The way to the database and back. */
    public Duration roundTrip() {
        one("select 1");
        var before = System.nanoTime();
        one("select 1");
        return Duration.ofNanos(System.nanoTime() - before);
    }

    public String databaseVersion() {
        return String.valueOf(one("select version()"));
    }

    /** Tables and indexes of this desk, in bytes. */
    public long bytes() {
        return number("select coalesce(sum(data_length + index_length), 0) from information_schema.tables"
                + " where table_schema = database()");
    }

    /** Open to the database by anybody, this desk and others. */
    public long connections() {
        return number("select cast(variable_value as unsigned) from information_schema.global_status"
                + " where variable_name = 'THREADS_CONNECTED'");
    }

    public long mostConnections() {
        return number("select @@max_connections");
    }

    /** The last migration that was applied. */
    public String schemaVersion() {
        return String.valueOf(one("select version from flyway_schema_history where success = 1 and version is not null"
                + " order by installed_rank desc limit 1"));
    }

    public long lettersWaiting() {
        return number("select count(*) from outbox where state = 'WAITING'");
    }

    public long lettersDead() {
        return number("select count(*) from outbox where state = 'DEAD'");
    }

    /** Clocks whose next event is due and was not noticed yet. */
    public long clocksDue(Instant now) {
        return ((Number) entities.createNativeQuery("select count(*) from sla_clock where next_event_at <= ?1")
                        .setParameter(1, LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                        .getSingleResult())
                .longValue();
    }

    /** Files of imports that have not arrived whole. */
    public long uploadsUnfinished() {
        return number("select count(*) from upload where complete = false");
    }

    /** People of the demo company who can sign in with the password everybody knows. */
    public long demoPasswords() {
        return number("select count(*) from person p where p.active = true and " + PersonRows.HAS_DEMO_PASSWORD);
    }

    private long number(String query) {
        return ((Number) one(query)).longValue();
    }

    private Object one(String query) {
        return entities.createNativeQuery(query).getSingleResult();
    }
}
