package org.threeline.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.threeline.launch.ApplicationServer;
import org.threeline.launch.Cluster;
import org.threeline.launch.EmbeddedDatabase;
import org.threeline.launch.Folders;
import org.threeline.launch.PayaraServer;
import org.threeline.launch.Ports;
import org.threeline.launch.Server;

/**
 * A running Threeline, mostly with the demo company as {@code mvn -Prun} shows it, on a database of its own. Tests share it
 * and the people in it, so each test files its own tickets and counts only those.
 */
public final class Desk implements AutoCloseable {
    /** Tests file their own tickets; those of the demo company would only be in their way. */
    private static final String PEOPLE = "people";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final EmbeddedDatabase database;
    private final Cluster cluster;
    private final List<Server> servers;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private Desk(Path data, String demo, int nodes, Consumer<String> console) {
        database = new EmbeddedDatabase(data.resolve("database"), Build.database());
        cluster = new Cluster(nodes);
        servers = IntStream.range(0, nodes)
                .mapToObj(node -> server(data.resolve(node == 0 ? "server" : "server-" + (node + 1)), console))
                .toList();
        environment.put("THREELINE_DB_URL", database.url());
        environment.put("THREELINE_DB_USER", database.user());
        environment.put("THREELINE_DB_PASSWORD", database.password());
        environment.put("THREELINE_DEMO", demo);
        environment.put("THREELINE_PUBLIC_URL", servers.get(0).uri().toString().replaceFirst("/$", ""));
        environment.put("THREELINE_SECRET_KEY", "a key of tests that is long enough");
        environment.put("THREELINE_DATA", data.toString());
        environment.put("THREELINE_CATALOGUE_DIR", data.resolve("catalogue").toString());
        // All tests come from one address and are quicker than people.
        environment.put("THREELINE_RATE_LIMIT", "0");
    }

    private static Server server(Path folder, Consumer<String> console) {
        return Build.payara()
                .<Server>map(payara -> new PayaraServer(
                        payara,
                        Build.server().resolve("modules/org/mariadb/jdbc/main/mariadb-java-client.jar"),
                        Build.module().resolve("src/test/payara/server.asadmin"),
                        folder,
                        Ports.free()))
                .orElseGet(() -> new ApplicationServer(Build.server(), folder, "127.0.0.1", Ports.free(), console));
    }

    static Desk start() {
        return start(Build.target().resolve("desk"));
    }

    /** Starts a new one; {@code data} is its folder, and what an earlier run left in there is gone. */
    public static Desk start(Path data) {
        // What the server says stays in its log: tests that take things away make it say a lot.
        return start(data, PEOPLE, 1, line -> {});
    }

    /** Starts a new one of several servers, numbered from 0, that share the database and people's sessions. */
    static Desk startCluster(Path data, int nodes) {
        return start(data, PEOPLE, nodes, line -> {});
    }

    /**
     * Starts a new one as a company would that has a database of its own: nobody can sign in yet.
     *
     * @param console receives what an operator would read
     */
    static Desk startEmpty(Path data, Consumer<String> console) {
        return start(data, "false", 1, console);
    }

    /** Prepares one with the whole demo company as {@code mvn -Prun} shows it; its server does not run yet. */
    static Desk prepareDemo(Path data, Consumer<String> console) {
        return prepare(data, "true", 1, console);
    }

    private static Desk start(Path data, String demo, int nodes, Consumer<String> console) {
        var desk = prepare(data, demo, nodes, console);
        try {
            for (var node = 0; node < nodes; node++) {
                desk.restart(node);
            }
            return desk;
        } catch (RuntimeException e) {
            desk.close();
            throw e;
        }
    }

    private static Desk prepare(Path data, String demo, int nodes, Consumer<String> console) {
        try {
            Folders.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException("What an earlier run left in " + data + " is in the way", e);
        }
        var desk = new Desk(data, demo, nodes, console);
        try {
            desk.database.start();
            desk.servers.forEach(server -> server.install(Build.application()));
            return desk;
        } catch (RuntimeException e) {
            desk.close();
            throw e;
        }
    }

    /** Where the application answers; ends with a slash. */
    public URI uri() {
        return uri(0);
    }

    /** Where one of several servers answers. */
    URI uri(int node) {
        return servers.get(node).uri();
    }

    /** What the server has said so far; older files of it may lie beside. */
    public Path log() {
        return servers.get(0).log();
    }

    /** Speaks to the application as somebody with that login; the token is asked for once and kept. */
    public Rest as(String login) {
        return as(login, 0);
    }

    /** The same on one of several servers. */
    Rest as(String login, int node) {
        return new Rest(() -> uri(node), tokens.computeIfAbsent(login, who -> anonymous()
                .signIn(who)));
    }

    /** Speaks to the application as somebody it does not know. */
    public Rest anonymous() {
        return new Rest(this::uri, null);
    }

    /** The database as the application sees it, to look at rows or to put them in place. */
    public DataSource dataSource() {
        try {
            var source = new MariaDbDataSource(database.url());
            source.setUser(database.user());
            source.setPassword(database.password());
            return source;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What opens doors and was given to the server; none of it may be read anywhere. */
    public List<String> secrets() {
        return List.of(environment.get("THREELINE_DB_PASSWORD"), environment.get("THREELINE_SECRET_KEY"));
    }

    /** Ends the server as a power cut would; nothing answers until {@link #restart}. */
    public void kill() {
        kill(0);
    }

    /** The same for one of several servers; the others go on. */
    void kill(int node) {
        servers.get(node).kill();
    }

    /** Ends the server in order; nothing answers until {@link #restart}. */
    public void stop() {
        servers.forEach(Server::stop);
    }

    /** Starts the server on the same data and returns when the application is ready. */
    public void restart() {
        restart(0);
    }

    /** The same for one of several servers. */
    void restart(int node) {
        begin(node);
        servers.get(node).awaitReady(PATIENCE, waited -> {});
    }

    /** Starts the server and returns at once. */
    void begin() {
        begin(0);
    }

    private void begin(int node) {
        var own = new HashMap<>(environment);
        own.putAll(cluster.environmentOf(node));
        servers.get(node).start(own);
    }

    /** Takes the database away under the running application. */
    public void stopDatabase() {
        database.stop();
    }

    /** Brings the database back, on the same port and with the same data. */
    public void startDatabase() {
        database.start();
    }

    @Override
    public void close() {
        try {
            stop();
        } finally {
            database.stop();
        }
    }
}
