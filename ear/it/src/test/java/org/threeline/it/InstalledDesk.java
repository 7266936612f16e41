package org.threeline.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.threeline.launch.EmbeddedDatabase;
import org.threeline.launch.Folders;
import org.threeline.launch.Ports;

/**
 * Threeline as an administrator installs it: the folder that the archive unpacks to, the script in it, a database that
 * somebody else runs. Parts that are only read are links to what the build put together.
 */
final class InstalledDesk {
    private final Path home;
    private final Path data;
    private final Map<String, String> settings;
    private final int port = Ports.free();
    private final Path console;
    private Process process;

    /** @param settings variables beside the usual ones; an empty value takes one of those away */
    InstalledDesk(Path folder, EmbeddedDatabase database, Map<String, String> settings) {
        this.home = folder.resolve("opt");
        this.data = folder.resolve("data");
        this.console = folder.resolve("console.txt");
        this.settings = settings;
        try {
            Folders.delete(folder);
            Files.createDirectories(home.resolve("bin"));
            Files.createDirectories(home.resolve("conf"));
            Files.copy(
                    Build.distribution().resolve("bin/threeline"),
                    home.resolve("bin/threeline"),
                    StandardCopyOption.COPY_ATTRIBUTES);
            for (var part : List.of("server", "lib", "threeline.ear")) {
                Files.createSymbolicLink(
                        home.resolve(part), Build.distribution().resolve(part));
            }
            var password = Files.writeString(folder.resolve("password"), database.password() + "\n");
            Files.write(
                    home.resolve("conf/threeline.env"),
                    List.of(
                            "# A comment",
                            "THREELINE_DB_URL=" + database.url(),
                            "THREELINE_DB_USER=" + database.user(),
                            "THREELINE_DB_PASSWORD_FILE=" + password,
                            "THREELINE_PORT=1",
                            "NOT_OURS=$(touch " + folder.resolve("ran") + ")"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path data() {
        return data;
    }

    URI uri() {
        return URI.create("http://localhost:" + port + "/");
    }

    /** Runs the script to its end and returns what it said; its exit code is the first line. */
    String run(String... arguments) {
        try {
            var ended = begin(arguments);
            if (!ended.waitFor(5, TimeUnit.MINUTES)) {
                ended.descendants().forEach(ProcessHandle::destroyForcibly);
                ended.destroyForcibly();
            }
            return ended.waitFor() + "\n" + said();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts the desk and returns when it is ready. */
    void start() throws InterruptedException {
        process = begin("run");
        var patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!Files.exists(data.resolve("server/deployments/threeline.ear.deployed"))) {
            if (!process.isAlive() || System.nanoTime() > patience) {
                throw new IllegalStateException(said());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** Sends SIGTERM and returns the exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            throw new IllegalStateException("It does not stop: " + said());
        }
        return process.exitValue();
    }

    /** Whether a process of the server is left whose data is here. */
    Optional<ProcessHandle> leftBehind() {
        return ProcessHandle.allProcesses()
                .filter(each -> each.info().commandLine().orElse("").contains(data.toString()))
                .findFirst();
    }

    /** Ends whatever still runs. */
    void end() {
        ProcessHandle.allProcesses()
                .filter(each -> each.info().commandLine().orElse("").contains(data.toString()))
                .forEach(ProcessHandle::destroyForcibly);
    }

    String said() {
        try {
            return Files.readString(console, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process begin(String... arguments) {
        var command = new ArrayList<>(List.of(home.resolve("bin/threeline").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("THREELINE_"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("PATH", Build.database().resolve("bin") + ":" + environment.get("PATH"));
        environment.put("LD_LIBRARY_PATH", Build.database().resolve("libs").toString());
        environment.put("THREELINE_DATA", data.toString());
        environment.put("THREELINE_PORT", String.valueOf(port));
        environment.put("THREELINE_MANAGEMENT_PORT", String.valueOf(Ports.free()));
        environment.put("THREELINE_RATE_LIMIT", "0");
        settings.forEach(environment::put);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
