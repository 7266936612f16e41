package org.threeline.it;

import java.nio.file.Path;
import java.util.Optional;

/** Where the build left what is tested, and where tests may write. */
public final class Build {
    private static final Path MODULE =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath();

    private Build() {}

    /** The folder of the whole project. */
    public static Path project() {
        return MODULE.getParent().getParent();
    }

    /** The folder of this module. */
    static Path module() {
        return MODULE;
    }

    public static Path server() {
        return project().resolve("ear/target/server");
    }

    public static Path application() {
        return project().resolve("ear/target/threeline.ear");
    }

    /** Payara Server, where {@code -Ppayara} has unpacked it for tests to run on; else they run on {@link #server}. */
    static Optional<Path> payara() {
        return Optional.ofNullable(System.getProperty("threeline.payara")).map(Path::of);
    }

    /** What an administrator unpacks. */
    static Path distribution() {
        return target().resolve("distribution/threeline/threeline");
    }

    /** MariaDB as unpacked, shared by all runs. */
    public static Path database() {
        return target().resolve("mariadb");
    }

    public static Path target() {
        return MODULE.resolve("target");
    }
}
