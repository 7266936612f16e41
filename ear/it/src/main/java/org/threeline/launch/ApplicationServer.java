package org.threeline.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The provisioned WildFly with the application in it. Its program stays untouched where the build put it; settings,
 * application, transaction log and log files live in a folder of their own, so several servers can share one program
 * and the program can be built anew while a server runs.
 */
public final class ApplicationServer implements Server {
    private static final String APPLICATION = "threeline.ear";
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private final Path program;
    private final Path folder;
    private final String address;
    private final int port;
    private final Consumer<String> console;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private Process process;
    private volatile boolean ending;

    /**
     * @param program the provisioned server
     * @param folder where this server keeps everything it writes
     * @param address the address to listen on, for people; management listens on the loopback address only
     * @param port for HTTP
     * @param console receives what the server prints, line by line
     */
    public ApplicationServer(Path program, Path folder, String address, int port, Consumer<String> console) {
        this.program = program.toAbsolutePath().normalize();
        this.folder = folder.toAbsolutePath().normalize();
        this.address = address;
        this.port = port;
        this.console = console;
    }

    /** Puts settings and application in place as the build left them. The server must not be running. */
    @Override
    public void install(Path application) {
        if (Files.notExists(program.resolve("jboss-modules.jar")) || Files.notExists(application)) {
            throw new StartFailure("There is no built server in " + program + ". Build it with: mvn package");
        }
        try {
            Folders.delete(folder.resolve("configuration"));
            Folders.delete(folder.resolve("deployments"));
            Folders.delete(folder.resolve("tmp"));
            Folders.copy(program.resolve("standalone/configuration"), folder.resolve("configuration"));
            Files.createDirectories(deployments());
            Files.copy(application, deployments().resolve(APPLICATION), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StartFailure("The server could not be set up in " + folder + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void start(Map<String, String> environment) {
        try {
            for (var marker : List.of(".deployed", ".failed", ".undeployed", ".isdeploying", ".pending")) {
                Files.deleteIfExists(deployments().resolve(APPLICATION + marker));
            }
            var builder = new ProcessBuilder(command(environment)).redirectErrorStream(true);
            var variables = builder.environment();
            List.of("JBOSS_HOME", "JAVA_OPTS", "MODULE_OPTS", "RUN_CONF").forEach(variables::remove);
            variables.put("JAVA_HOME", System.getProperty("java.home"));
            variables.put("JBOSS_JAVA_SIZING", "-Xms256m -Xmx1g -XX:MaxMetaspaceSize=512m");
            variables.put("JBOSS_BASE_DIR", folder.toString());
            variables.put("JBOSS_LOG_DIR", folder.resolve("log").toString());
            variables.put("JBOSS_CONFIG_DIR", folder.resolve("configuration").toString());
            // Makes the script pass signals on to the server instead of dying before it.
            variables.put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
            variables.put("NOPAUSE", "true");
            variables.putAll(environment);
            ending = false;
            process = builder.start();
            Files.writeString(processFile(), describe(process.toHandle()));
            var reader = new Thread(this::passOnOutput, "server output");
            reader.setDaemon(true);
            reader.start();
        } catch (IOException e) {
            throw new StartFailure("The server could not be started: " + e.getMessage(), e);
        }
    }

    @Override
    public void awaitReady(Duration patience, Consumer<Duration> progress) {
        var started = System.nanoTime();
        while (!answersReady()) {
            var waited = Duration.ofNanos(System.nanoTime() - started);
            progress.accept(waited);
            if (!isRunning()) {
                throw new StartFailure("The server ended while starting. Its log is " + log());
            }
            if (Files.exists(deployments().resolve(APPLICATION + ".failed"))) {
                throw new StartFailure("The application could not be started. The reason is in " + log());
            }
            if (waited.compareTo(patience) > 0) {
                throw new StartFailure(
                        "The application is not ready after " + patience.toSeconds() + " s. The log is " + log());
            }
            Pause.briefly();
        }
    }

    @Override
    public void stop() {
        if (process != null) {
            // The script passes the request on and waits; a batch file does neither.
            end(WINDOWS ? processes() : List.of(process.toHandle()), ProcessHandle::destroy);
        }
    }

    @Override
    public void kill() {
        if (process != null) {
            end(processes(), ProcessHandle::destroyForcibly);
        }
    }

    @Override
    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    @Override
    public URI uri() {
        return URI.create("http://localhost:" + port + "/");
    }

    @Override
    public Path log() {
        return folder.resolve("log/server.log");
    }

    /** The process of a server on this folder that outlived its launcher, or 0. */
    public long leftBehind() {
        try {
            var remembered = Files.readString(processFile());
            return ProcessHandle.allProcesses()
                    .filter(candidate -> describe(candidate).equals(remembered))
                    .mapToLong(ProcessHandle::pid)
                    .findFirst()
                    .orElse(0);
        } catch (IOException none) {
            return 0;
        }
    }

    /** Numbers of processes come round again; together with the start they do not. */
    private static String describe(ProcessHandle process) {
        return process.pid() + " " + process.info().startInstant().orElse(Instant.EPOCH);
    }

    private Path processFile() {
        return folder.resolve("server.process");
    }

    private Path deployments() {
        return folder.resolve("deployments");
    }

    private List<String> command(Map<String, String> environment) {
        var command = new ArrayList<String>();
        if (WINDOWS) {
            command.addAll(List.of("cmd", "/c"));
        }
        command.add(program.resolve(WINDOWS ? "bin/standalone.bat" : "bin/standalone.sh")
                .toString());
        command.addAll(List.of(
                "--read-only-server-config="
                        + (environment
                                        .getOrDefault("THREELINE_CLUSTER_HOSTS", "")
                                        .isBlank()
                                ? "standalone.xml"
                                : "standalone-cluster.xml"),
                "-Djboss.node.name=" + environment.getOrDefault("THREELINE_NODE", "threeline"),
                "-Djboss.bind.address=" + address,
                "-Djboss.http.port=" + port,
                "-Djboss.bind.address.management=127.0.0.1",
                "-Djboss.management.http.port=" + Ports.free()));
        return command;
    }

    private boolean answersReady() {
        // Requests before that would only queue up in the server.
        if (Files.notExists(deployments().resolve(APPLICATION + ".deployed"))) {
            return false;
        }
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while starting", e);
        }
    }

    /** The start script describes its environment between two rulers and each signal it gets; nobody asked for that. */
    private void passOnOutput() {
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var rulers = WINDOWS ? 2 : 0;
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (rulers < 2) {
                    rulers += line.startsWith("=====") ? 1 : 0;
                } else if (!ending && !line.isBlank() && !line.startsWith("*** JBossAS")) {
                    console.accept(line);
                }
            }
        } catch (IOException ended) {
            // The server has gone and its output with it; whoever waits for its end will say so.
        }
    }

    private List<ProcessHandle> processes() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
    }

    private void end(List<ProcessHandle> asked, Consumer<ProcessHandle> how) {
        ending = true;
        var all = processes();
        asked.forEach(how);
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
            for (var each : all) {
                each.onExit().get(30, TimeUnit.SECONDS);
            }
            Files.deleteIfExists(processFile());
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("A process of the server does not end: " + all, e);
        }
    }
}
