package org.threeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.threeline.it.Build;
import org.threeline.it.Desk;
import org.threeline.launch.ApplicationServer;
import org.threeline.launch.EmbeddedDatabase;
import org.threeline.launch.Folders;
import org.threeline.launch.Ports;

/** How long until the first page: from nothing, from what was built before, and after a restart of the server. */
final class Starts {
    static final String PART = "starts";

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int RESTARTS = 3;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Path folder;

    /** @param folder everything is written below it */
    Starts(Path folder) {
        this.folder = folder;
    }

    void measureRestart(Figures figures, Desk desk) throws Exception {
        var stops = new double[RESTARTS];
        var starts = new double[RESTARTS];
        var sums = new double[RESTARTS];
        for (int i = 0; i < RESTARTS; i++) {
            var begun = System.nanoTime();
            desk.stop();
            stops[i] = Series.millisSince(begun);
            desk.restart();
            requirePage(desk.uri());
            sums[i] = Series.millisSince(begun);
            starts[i] = sums[i] - stops[i];
        }
        figures.add(PART, "restart of the server, nothing built")
                .is("", Series.of(sums).median() / 1e3, "s")
                .is("stopping", Series.of(stops).median() / 1e3, "s")
                .is("starting to first page", Series.of(starts).median() / 1e3, "s")
                .limit("the same server with no application in it, started", bareServer() / 1e3, "s")
                .note("median of %d", RESTARTS);
    }

    void measureRun(Figures figures) throws Exception {
        var clone = folder.resolve("clone");
        var data = folder.resolve("clone-data");
        Folders.delete(clone);
        Folders.delete(data);
        run("git clone", List.of("git", "clone", "--quiet", Build.project().toString(), clone.toString()), folder);
        var validate = System.nanoTime();
        run("mvn validate", maven("-q", "validate"), clone);
        var maven = Series.millisSince(validate);
        var limit = maven + bareServer();
        for (var state : List.of("cold", "warm")) {
            var start = mavenRun(clone, data, state);
            figures.add(
                            PART,
                            state.equals("cold")
                                    ? "mvn -Prun of a fresh clone, to the first page"
                                    : "mvn -Prun once more, to the first page")
                    .is("", start.get(FIRST_PAGE) / 1e3, "s")
                    .is("building", start.get(DATABASE) / 1e3, "s")
                    .is("database", (start.get(SERVER) - start.get(DATABASE)) / 1e3, "s")
                    .is("server", (start.get(FIRST_PAGE) - start.get(SERVER)) / 1e3, "s")
                    .limit("mvn validate and the same server with no application in it", limit / 1e3, "s")
                    .note("downloads are not counted: what Maven needs is in the local repository")
                    .note(state.equals("cold") ? "the last commit, no data" : "the same clone, the same data");
        }
        Folders.delete(clone);
        Folders.delete(data);
    }

    private static final String DATABASE = "Threeline: starting the database";
    private static final String SERVER = "Threeline: starting the server";
    private static final String FIRST_PAGE = "first page";

    /** @return milliseconds from the start of Maven to each stage */
    private Map<String, Double> mavenRun(Path clone, Path data, String state) throws Exception {
        var port = Ports.free();
        var builder = builder(maven("-Prun", "-Dthreeline.port=" + port, "-Dthreeline.data=" + data), clone);
        var stages = new ConcurrentHashMap<String, Double>();
        var begun = System.nanoTime();
        var maven = builder.redirectErrorStream(true).start();
        var said = new Thread(
                () -> follow(maven, folder.resolve("mvn-run-" + state + ".log"), begun, stages), "output of mvn -Prun");
        said.setDaemon(true);
        said.start();
        try {
            var page = URI.create("http://localhost:" + port + "/");
            while (!showsPage(page)) {
                assertThat(maven.isAlive())
                        .as("mvn -Prun (%s) runs; its output is in %s", state, folder)
                        .isTrue();
                assertThat(Series.millisSince(begun))
                        .as("milliseconds waited for mvn -Prun (%s)", state)
                        .isLessThan(PATIENCE.toMillis());
                TimeUnit.MILLISECONDS.sleep(50);
            }
            stages.put(FIRST_PAGE, Series.millisSince(begun));
        } finally {
            stop(maven);
        }
        said.join();
        assertThat(stages).containsKeys(DATABASE, SERVER, FIRST_PAGE);
        return stages;
    }

    /** Maven passes the request on to the launcher, which stops the server and then the database. */
    private static void stop(Process maven) throws InterruptedException {
        var children = maven.descendants().toList();
        maven.destroy();
        assertThat(maven.waitFor(2, TimeUnit.MINUTES)).as("mvn -Prun ends").isTrue();
        assertThat(children.stream().filter(ProcessHandle::isAlive))
                .as("what mvn -Prun left behind")
                .isEmpty();
    }

    private static void follow(Process maven, Path log, long begun, Map<String, Double> stages) {
        try (var lines = new BufferedReader(new InputStreamReader(maven.getInputStream(), StandardCharsets.UTF_8));
                var copy = Files.newBufferedWriter(log)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.write(line);
                copy.newLine();
                copy.flush();
                for (var stage : List.of(DATABASE, SERVER)) {
                    if (line.startsWith(stage)) {
                        stages.put(stage, Series.millisSince(begun));
                    }
                }
            }
        } catch (IOException ended) {
            // The stages that are missing then are missed by whoever waits for them.
        }
    }

    /** @return milliseconds until a server without an application answers anything, its database running */
    private double bareServer() throws Exception {
        var data = folder.resolve("bare");
        Folders.delete(data);
        var database = new EmbeddedDatabase(data.resolve("database"), Build.database());
        var server =
                new ApplicationServer(Build.server(), data.resolve("server"), "127.0.0.1", Ports.free(), line -> {});
        try {
            database.start();
            server.install(Build.application());
            Files.delete(data.resolve("server/deployments/threeline.ear"));
            var begun = System.nanoTime();
            server.start(Map.of(
                    "THREELINE_DB_URL", database.url(),
                    "THREELINE_DB_USER", database.user(),
                    "THREELINE_DB_PASSWORD", database.password()));
            while (status(server.uri()) == 0) {
                assertThat(server.isRunning()).as("the server runs").isTrue();
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return Series.millisSince(begun);
        } finally {
            server.stop();
            database.stop();
        }
    }

    private void requirePage(URI root) throws InterruptedException {
        assertThat(showsPage(root)).as("the sign-in page is shown").isTrue();
    }

    private boolean showsPage(URI root) throws InterruptedException {
        return status(root.resolve("sign-in")) == 200;
    }

    /** @return 0 while nobody answers */
    private int status(URI address) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(30))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static List<String> maven(String... arguments) {
        var program = Path.of(System.getProperty("maven.home"), "bin", "mvn");
        var command = new ArrayList<>(List.of(program.toString(), "--batch-mode"));
        var repository = System.getProperty("maven.repo.local");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        command.addAll(List.of(arguments));
        return command;
    }

    private static void run(String what, List<String> command, Path where) throws Exception {
        Files.createDirectories(where);
        var process = builder(command, where)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).as(what).isZero();
    }

    /** A process that is started by people: nothing of this Maven, and nobody's settings. */
    private static ProcessBuilder builder(List<String> command, Path where) {
        var builder = new ProcessBuilder(command).directory(where.toFile());
        var environment = new HashMap<>(builder.environment());
        environment.keySet().stream()
                .filter(name -> name.startsWith("THREELINE_")
                        || name.equals("MAVEN_PROJECTBASEDIR")
                        || name.equals("MAVEN_BASEDIR")
                        || name.equals("MAVEN_CMD_LINE_ARGS"))
                .forEach(builder.environment()::remove);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }
}
