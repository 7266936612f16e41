package org.threeline.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * A MariaDB that others run. The server is started only once it answers: without it the application would fail and the
 * server stay up serving nobody.
 */
public final class ExternalDatabase {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private ExternalDatabase() {}

    /** Waits for the database of the environment; ends with code 1 and a sentence when it cannot be used. */
    public static void main(String[] arguments) {
        try {
            await(System.getenv(), PATIENCE);
        } catch (StartFailure failure) {
            System.err.println("Threeline: " + failure.getMessage());
            System.exit(1);
        }
    }

    /**
     * Returns when the database answers.
     *
     * @param environment holds THREELINE_DB_URL, _USER and _PASSWORD, or the password's file
     * @throws StartFailure when it does not in time, or at once when waiting would not help: a refused account, no schema
     */
    static void await(Map<String, String> environment, Duration patience) {
        var url = environment.get("THREELINE_DB_URL");
        System.out.println("Threeline: waiting for the database at " + url.replaceFirst("\\?.*", ""));
        var password = password(environment);
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try (var connection = DriverManager.getConnection(url, environment.get("THREELINE_DB_USER"), password)) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                var unreachable = e.getSQLState() == null || e.getSQLState().startsWith("08");
                if (!unreachable || System.nanoTime() > deadline) {
                    throw new StartFailure("The database that THREELINE_DB_URL names cannot be used: "
                            + e.getMessage().lines().findFirst().orElse("no reason given"));
                }
            }
            Pause.briefly();
        }
    }

    /** Null where none is given. */
    static String password(Map<String, String> environment) {
        var file = environment.get("THREELINE_DB_PASSWORD_FILE");
        if (environment.containsKey("THREELINE_DB_PASSWORD") || file == null) {
            return environment.get("THREELINE_DB_PASSWORD");
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new StartFailure("THREELINE_DB_PASSWORD_FILE names " + file + ", which cannot be read", e);
        }
    }
}
