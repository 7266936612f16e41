package org.threeline.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code mvn -Prun}: starts the database, then the server with the application, prints where to go and stays in the
 * foreground until Ctrl-C, which stops both in the opposite order. With {@code THREELINE_DB_URL} set, that database is
 * used and none is started. {@code -Dthreeline.nodes=2} starts two servers on the one database, each on a port of its own.
 */
public final class Launcher {
    private static final Duration DATABASE_PATIENCE = Duration.ofMinutes(2);
    private static final Duration SERVER_PATIENCE = Duration.ofMinutes(10);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);
    private static final int MOST_NODES = 4;

    /** Maven's own System.out colours lines and is taken down while we still have to say that we stop. */
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, Charset.defaultCharset());

    private final Path root;
    private final Path data;
    private final int port;
    private final String address;
    private final Cluster cluster;
    private EmbeddedDatabase database;
    private List<ApplicationServer> servers = List.of();
    private FileLock lock;
    private boolean stopping;

    private Launcher(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.data = Path.of(System.getProperty(
                        "threeline.data", this.root.resolve("data").toString()))
                .toAbsolutePath()
                .normalize();
        this.port = number("threeline.port", 8080, 65_535, "a port");
        this.address = System.getProperty("threeline.address", "127.0.0.1");
        this.cluster = new Cluster(number("threeline.nodes", 1, MOST_NODES, "a number of servers for one machine"));
    }

    /** The only argument is the folder of the project. */
    public static void main(String[] arguments) throws InterruptedException {
        Launcher launcher = null;
        try {
            launcher = new Launcher(Path.of(arguments[0]));
            launcher.run();
        } catch (StartFailure failure) {
            if (launcher == null || !launcher.isStopping()) {
                OUT.println("Threeline: " + failure.getMessage());
            }
            // Ends Maven too, which would otherwise bury the sentence under its own report of a failed build.
            System.exit(1);
        }
    }

    private void run() throws InterruptedException {
        servers = IntStream.range(0, cluster.size()).mapToObj(this::server).toList();
        requireNothingInTheWay();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop Threeline"));
        if (System.getProperty("threeline.reset") != null) {
            reset();
        }
        var environment = new HashMap<>(System.getenv());
        environment.put("THREELINE_DATA", data.toString());
        environment.put("THREELINE_CATALOGUE_DIR", data.resolve("catalogue").toString());
        // Links in the log and in mail lead here unless somebody knows a better address.
        environment.putIfAbsent(
                "THREELINE_PUBLIC_URL", servers.get(0).uri().toString().replaceFirst("/$", ""));
        SecretKey.ensure(data, environment);
        if (environment.containsKey("THREELINE_DB_URL")) {
            awaitExternalDatabase(environment);
        } else {
            startDatabase(environment);
        }
        for (var node = 0; node < servers.size(); node++) {
            startServer(node, environment);
        }
        OUT.println("Threeline is ready: "
                + servers.stream().map(server -> server.uri().toString()).collect(Collectors.joining(" and "))
                + (!"false".equalsIgnoreCase(environment.get("THREELINE_DEMO"))
                        ? "  Sign in as employee, line1, line2, line3, owner or admin, password threeline."
                        : "")
                + "  Ctrl-C stops it.");
        // Of several servers one may die: the others go on, which is what they are for.
        while (servers.stream().anyMatch(ApplicationServer::isRunning) && (database == null || database.isRunning())) {
            Pause.briefly();
        }
        if (!isStopping()) {
            // Without its database the server would only tell people to come back later, for ever.
            throw new StartFailure(
                    servers.stream().anyMatch(ApplicationServer::isRunning)
                            ? "The database ended by itself. Its log is " + database.log()
                            : "The server ended by itself. Its log is "
                                    + servers.get(0).log());
        }
        // The JVM is on its way out; returning now would let Maven report a finished build in between.
        Thread.currentThread().join();
    }

    private ApplicationServer server(int node) {
        return new ApplicationServer(
                root.resolve("ear/target/server"),
                serverFolder(node),
                address,
                port + node,
                cluster.size() > 1 ? line -> OUT.println("[node " + (node + 1) + "] " + line) : OUT::println);
    }

    private Path serverFolder(int node) {
        return data.resolve(node == 0 ? "server" : "server-" + (node + 1));
    }

    private static int number(String property, int otherwise, int most, String what) {
        var text = System.getProperty(property, String.valueOf(otherwise));
        try {
            var number = Integer.parseInt(text);
            if (number > 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, as for a number out of range.
        }
        throw new StartFailure(
                "-D" + property + "=" + text + " is not " + what + "; it is a number from 1 to " + most + ".");
    }

    private void requireNothingInTheWay() {
        try {
            Files.createDirectories(data);
            lock = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .tryLock();
        } catch (OverlappingFileLockException held) {
            lock = null;
        } catch (IOException e) {
            throw new StartFailure("The data folder " + data + " cannot be used: " + e.getMessage(), e);
        }
        if (lock == null) {
            throw new StartFailure("Another Threeline is running on " + data
                    + ". Stop it, or use another folder with -Dthreeline.data=DIR.");
        }
        for (var node = 0; node < servers.size(); node++) {
            var leftBehind = servers.get(node).leftBehind();
            if (leftBehind != 0) {
                throw new StartFailure("A server that an earlier run left behind (process " + leftBehind
                        + ") still uses " + data + ". End it and start again.");
            }
            var wanted = port + node;
            if (wanted > 65_535 || !Ports.isFree(address, wanted)) {
                throw new StartFailure("Port " + wanted + " is in use. Choose another one: mvn -Prun -Dthreeline.port="
                        + (wanted >= 65_535 ? 8080 : wanted + 1));
            }
        }
    }

    /** Only what a run writes is removed: the folder may be one that holds other things as well. */
    private void reset() {
        OUT.println("Threeline: starting over, removing what earlier runs left in " + data);
        try {
            Folders.delete(data.resolve("database"));
            for (var node = 0; node < MOST_NODES; node++) {
                Folders.delete(serverFolder(node));
            }
            Folders.delete(data.resolve("catalogue"));
        } catch (IOException e) {
            throw new StartFailure("The data in " + data + " could not be removed: " + e.getMessage(), e);
        }
    }

    private void startDatabase(Map<String, String> environment) {
        OUT.println("Threeline: starting the database in " + data.resolve("database"));
        var started = new EmbeddedDatabase(data.resolve("database"), root.resolve("ear/it/target/mariadb"));
        synchronized (this) {
            if (stopping) {
                return;
            }
            database = started;
            database.start();
        }
        environment.put("THREELINE_DB_URL", database.url());
        environment.put("THREELINE_DB_USER", database.user());
        environment.put("THREELINE_DB_PASSWORD", database.password());
        environment.putIfAbsent("THREELINE_DEMO", "true");
    }

    private static void awaitExternalDatabase(Map<String, String> environment) {
        environment.putIfAbsent("THREELINE_DEMO", "false");
        var password = ExternalDatabase.password(environment);
        if (password != null) {
            environment.put("THREELINE_DB_PASSWORD", password);
        }
        ExternalDatabase.await(environment, DATABASE_PATIENCE);
    }

    private void startServer(int node, Map<String, String> environment) {
        var server = servers.get(node);
        var own = new HashMap<>(environment);
        own.putAll(cluster.environmentOf(node));
        OUT.println("Threeline: starting the server; its log is " + server.log());
        server.install(root.resolve("ear/target/threeline.ear"));
        synchronized (this) {
            if (stopping) {
                return;
            }
            server.start(own);
        }
        var next = new Duration[] {SIGN_OF_LIFE};
        server.awaitReady(SERVER_PATIENCE, waited -> {
            if (waited.compareTo(next[0]) >= 0) {
                OUT.println("Threeline: still starting, " + waited.toSeconds() + " s");
                next[0] = next[0].plus(SIGN_OF_LIFE);
            }
        });
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    /** The server first: its last transactions still need the database. */
    private synchronized void stop() {
        stopping = true;
        try {
            if (servers.stream().anyMatch(ApplicationServer::isRunning)) {
                OUT.println("Threeline: stopping");
            }
            servers.stream().filter(ApplicationServer::isRunning).forEach(ApplicationServer::stop);
        } finally {
            if (database != null) {
                database.stop();
            }
        }
    }
}
