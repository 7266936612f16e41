package org.threeline.web.admin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Properties;

/** From what the application was built, as the build wrote it down. */
@ApplicationScoped
public class Build {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXX");

    private final Properties written = new Properties();

    @PostConstruct
    void read() {
        try (var file = Build.class.getResourceAsStream("build.properties")) {
            if (file != null) {
                written.load(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public String version() {
        return written.getProperty("git.build.version", "");
    }

    /** The commit, shortened; empty where it was built from a copy without history. */
    public String commit() {
        return written.getProperty("git.commit.id.abbrev", "");
    }

    /** When the commit was made; null where that is not known. */
    public Instant committedAt() {
        try {
            return OffsetDateTime.parse(written.getProperty("git.commit.time", ""), TIME)
                    .toInstant();
        } catch (DateTimeException unknown) {
            return null;
        }
    }
}
