package org.threeline.web.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * Whether the database answers. One question at a time is under way, however many ask, so that a database that hangs
 * does not take the node's threads with it; nobody waits longer than {@link #PATIENCE}.
 */
@ApplicationScoped
public class DatabaseCheck {
    static final Duration PATIENCE = Duration.ofSeconds(2);

    @Resource(lookup = "java:comp/DefaultDataSource")
    DataSource database;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService threads;

    private CompletableFuture<Result> running;

    /** Asks the database, or shares the answer of whoever is asking just now. */
    public Result check() {
        var start = System.nanoTime();
        try {
            return question().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            return new Result(false, millisSince(start), "no answer within " + PATIENCE.toMillis() + " ms");
        } catch (ExecutionException broken) {
            return new Result(false, millisSince(start), "the check failed");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Result(false, millisSince(start), "the server is stopping");
        }
    }

    private synchronized CompletableFuture<Result> question() {
        if (running == null || running.isDone()) {
            running = CompletableFuture.supplyAsync(this::ask, threads);
        }
        return running;
    }

    private Result ask() {
        var start = System.nanoTime();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.setQueryTimeout((int) PATIENCE.toSeconds());
            statement.execute("select 1");
            return new Result(true, millisSince(start), null);
        } catch (SQLException away) {
            return new Result(false, millisSince(start), "no connection");
        }
    }

    private static long millisSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    /** @param reason null when it is up */
    public record Result(boolean isUp, long millis, String reason) {}
}
