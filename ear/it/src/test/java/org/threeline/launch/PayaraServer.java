package org.threeline.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Payara Server with the application in it, to see that nothing of the application is WildFly's alone. It lives in a
 * domain of its own on free ports; the unpacked distribution stays untouched.
 */
public final class PayaraServer implements Server {
    private static final String DOMAIN = "threeline";

    /** Ports a domain wants to have names for; most are never opened. */
    private static final List<String> OTHER_PORTS = List.of(
            "jms.port",
            "domain.jmxPort",
            "orb.listener.port",
            "orb.ssl.port",
            "orb.mutualauth.port",
            "http.ssl.port",
            "osgi.shell.telnet.port",
            "java.debugger.port");

    private final Path program;
    private final Path driver;
    private final Path settings;
    private final Path folder;
    private final int port;
    private final int adminPort = Ports.free();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private Process process;
    private volatile String refused;
    private volatile boolean up;

    /** What the domain does not have yet; null once it has. */
    private Path deployable;

    /**
     * @param program the unpacked distribution
     * @param driver the jar of the database's driver, which the distribution has none of
     * @param settings commands of the server's administration, run before each start
     * @param folder where this server keeps everything it writes
     * @param port for HTTP, on the loopback address
     */
    public PayaraServer(Path program, Path driver, Path settings, Path folder, int port) {
        this.program = program.toAbsolutePath().normalize();
        this.driver = driver;
        this.settings = settings.toAbsolutePath().normalize();
        this.folder = folder.toAbsolutePath().normalize();
        this.port = port;
    }

    @Override
    public void install(Path application) {
        if (Files.notExists(program.resolve("bin/asadmin")) || Files.notExists(application)) {
            throw new StartFailure("There is no server in " + program + ". Get it with: mvn -Ppayara verify");
        }
        try {
            Folders.delete(folder);
            Files.createDirectories(folder);
            createDomain();
            Files.copy(driver, domain().resolve("lib").resolve(driver.getFileName()));
            deployable = application.toAbsolutePath();
        } catch (IOException e) {
            throw new StartFailure("The server could not be set up in " + folder + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void start(Map<String, String> environment) {
        try {
            // In the foreground the server is a process below ours.
            var builder = asadmin(
                            "start-domain",
                            "--verbose",
                            "--domaindir=" + folder,
                            "--prebootcommandfile=" + settings,
                            DOMAIN)
                    .redirectErrorStream(true);
            refused = null;
            up = false;
            builder.environment().putAll(environment);
            process = builder.start();
            var reader = new Thread(this::keepOutput, "server output");
            reader.setDaemon(true);
            reader.start();
        } catch (IOException e) {
            throw new StartFailure("The server could not be started: " + e.getMessage(), e);
        }
    }

    @Override
    public void awaitReady(Duration patience, Consumer<Duration> progress) {
        var started = System.nanoTime();
        while (!(deployable == null ? answersReady() : up)) {
            var waited = Duration.ofNanos(System.nanoTime() - started);
            progress.accept(waited);
            if (refused != null) {
                throw new StartFailure("The server refused a command: " + refused + " See " + console());
            }
            if (!isRunning()) {
                throw new StartFailure("The server ended while starting. See " + console());
            }
            if (waited.compareTo(patience) > 0) {
                throw new StartFailure(
                        "The application is not ready after " + patience.toSeconds() + " s. The log is " + log());
            }
            Pause.briefly();
        }
        if (deployable != null) {
            // It looks for no others; before the start this command is not known yet.
            run("set-hazelcast-configuration", "--enabled=false", "--dynamic=true");
            run("deploy", "--name=" + DOMAIN, deployable.toString());
            // From now on the domain remembers both.
            deployable = null;
            awaitReady(patience.minusNanos(System.nanoTime() - started), progress);
        }
    }

    @Override
    public void stop() {
        if (process != null) {
            // Asked itself, asadmin would leave the server behind; it ends when the server has.
            end(process.descendants().toList(), ProcessHandle::destroy);
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
        return domain().resolve("logs/server.log");
    }

    private Path domain() {
        return folder.resolve(DOMAIN);
    }

    private Path console() {
        return folder.resolve("console.txt");
    }

    private void createDomain() {
        run(
                "create-domain",
                "--nopassword=true",
                "--checkports=false",
                "--domaindir=" + folder,
                "--adminport=" + adminPort,
                "--instanceport=" + port,
                "--domainproperties="
                        + OTHER_PORTS.stream()
                                .map(name -> name + "=" + Ports.free())
                                .collect(Collectors.joining(":")),
                DOMAIN);
    }

    /** Runs one command of the server's administration to its end. */
    private void run(String... arguments) {
        var said = folder.resolve(arguments[0] + ".txt");
        Process command = null;
        try {
            command = asadmin(arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (command.waitFor() != 0) {
                throw new StartFailure(arguments[0] + " failed. See " + said);
            }
        } catch (IOException e) {
            throw new StartFailure(arguments[0] + " could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            command.destroy();
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while starting", e);
        }
    }

    private ProcessBuilder asadmin(String... arguments) {
        var command = new ArrayList<>(List.of(program.resolve("bin/asadmin").toString(), "--port=" + adminPort));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        var variables = builder.environment();
        variables.put("AS_JAVA", System.getProperty("java.home"));
        // It keeps log-ins in somebody's home.
        variables.put("AS_EXTRA_JAVA_OPTS", "-Duser.home=" + folder);
        return builder;
    }

    private boolean answersReady() {
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

    private void keepOutput() {
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var kept = Files.newBufferedWriter(console())) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                kept.write(line);
                kept.newLine();
                kept.flush();
                if (line.contains("Boot Command") && line.contains(" failed")) {
                    refused = line;
                }
                if (line.contains(" startup time : ")) {
                    up = true;
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
        var all = processes();
        asked.forEach(how);
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
            for (var each : all) {
                each.onExit().get(1, TimeUnit.MINUTES);
            }
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("A process of the server does not end: " + all, e);
        }
    }
}
