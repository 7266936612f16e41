package org.threeline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.threeline.kernel.Setting;
import org.threeline.launch.EmbeddedDatabase;

/** The script that starts, backs up and restores an installed desk, as an administrator meets it. */
class InstallationIT {
    private static final Path FOLDER = Build.target().resolve("installation");
    private static final Pattern VARIABLE = Pattern.compile("THREELINE_[A-Z_]+");
    private static final int PAGES_A_MINUTE = 60;
    private static final Path ARCHIVE = FOLDER.resolve("backup.tar.gz");

    private static EmbeddedDatabase database;
    private static EmbeddedDatabase another;

    @BeforeAll
    static void startDatabases() throws IOException {
        org.threeline.launch.Folders.delete(FOLDER);
        database = new EmbeddedDatabase(FOLDER.resolve("database"), Build.database());
        another = new EmbeddedDatabase(FOLDER.resolve("another-database"), Build.database());
        database.start();
    }

    @AfterAll
    static void stopDatabases() {
        database.stop();
        another.stop();
    }

    @Test
    void whatIsMissingIsSaidInASentence() {
        var desk = new InstalledDesk(FOLDER.resolve("without"), database, Map.of("THREELINE_DB_URL", ""));
        assertThat(desk.run("run")).startsWith("1\n").contains("THREELINE_DB_URL is not set");
        assertThat(desk.run("health")).startsWith("1\n").contains("Nobody answers");
        assertThat(desk.run("dance")).startsWith("1\n").contains("run | health | backup FILE | restore FILE");
        assertThat(desk.run("backup")).startsWith("1\n").contains("Name the archive");

        var refused = new InstalledDesk(
                FOLDER.resolve("refused"), database, Map.of("THREELINE_DB_PASSWORD", "not the password"));
        assertThat(refused.run("run"))
                .startsWith("1\n")
                .contains("cannot be used")
                .doesNotContain("not the password");
        assertThat(refused.run("restore", ARCHIVE.toString())).startsWith("1\n");
        assertThat(refused.leftBehind()).isEmpty();
    }

    @Test
    void aBackupBringsEverythingBackIntoAnotherServer() throws Exception {
        var desk = new InstalledDesk(FOLDER.resolve("desk"), database, Map.of("THREELINE_DEMO", "true"));
        try {
            desk.start();
            assertThat(FOLDER.resolve("desk/ran")).as("a setting that is run").doesNotExist();
            assertThat(desk.run("health")).startsWith("0\n");
            assertThat(signIn(desk)).isEqualTo(201);

            assertThat(desk.run("backup", FOLDER.resolve("running.tar.gz").toString()))
                    .as("of a running desk")
                    .startsWith("0\n");
            assertThat(desk.stop()).isZero();
            // What is compared must not go on changing: jobs would see to that.
            assertThat(desk.run("backup", ARCHIVE.toString())).startsWith("0\n");
            assertThat(desk.run("backup", ARCHIVE.toString())).startsWith("1\n").contains("exists already");
            assertThat(Files.getPosixFilePermissions(ARCHIVE)).hasSize(2);
            assertThat(desk.run("restore", ARCHIVE.toString()))
                    .startsWith("1\n")
                    .contains("exists already");
        } finally {
            desk.end();
        }
        var before = contents(database);
        database.stop();
        another.start();
        var restored = new InstalledDesk(FOLDER.resolve("restored"), another, Map.of());
        try {
            assertThat(restored.run("restore", FOLDER.resolve("desk/password").toString()))
                    .as("a file that is no backup")
                    .startsWith("2\n");
            assertThat(restored.run("restore", ARCHIVE.toString()))
                    .as("into an empty one")
                    .startsWith("0\n");
            assertThat(contents(another)).isEqualTo(before).hasSizeGreaterThan(20);
            assertThat(restored.run("restore", ARCHIVE.toString()))
                    .as("into a full one")
                    .startsWith("1\n");
            assertThat(restored.data().resolve("secret.key"))
                    .hasSameTextualContentAs(desk.data().resolve("secret.key"));

            restored.start();
            assertThat(signIn(restored)).isEqualTo(201);
            assertThat(restored.stop()).isZero();
            assertThat(restored.leftBehind()).isEmpty();
        } finally {
            restored.end();
            database.start();
        }
    }

    @Test
    void behindAProxyItSeesPeopleThroughItAndLogsInJson() throws Exception {
        var desk = new InstalledDesk(
                FOLDER.resolve("behind-a-proxy"),
                database,
                Map.of(
                        "THREELINE_DEMO", "people",
                        "THREELINE_PROXIES", "127.0.0.0/8",
                        "THREELINE_SECURE_COOKIES", "true",
                        "THREELINE_PUBLIC_URL", "https://desk.example",
                        "THREELINE_RATE_LIMIT", String.valueOf(PAGES_A_MINUTE),
                        "THREELINE_LOG_FORMAT", "json"));
        try {
            desk.start();
            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(desk.uri() + "sign-in"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .header(
                                            "Origin",
                                            "http://localhost:" + desk.uri().getPort())
                                    .header("X-Forwarded-Proto", "https")
                                    .header("X-Forwarded-For", "198.51.100.1, 203.0.113.7")
                                    .header("X-Request-Id", "through-the-proxy")
                                    .POST(HttpRequest.BodyPublishers.ofString("login=employee&password=threeline"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).hasValue("/");
            assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                    .hasValueSatisfying(value -> assertThat(value).startsWith("max-age="));
            assertThat(answer.headers().allValues("Set-Cookie")).singleElement().satisfies(cookie -> assertThat(cookie)
                    .startsWith("__Host-THREELINE=")
                    .containsIgnoringCase("; path=/;")
                    .containsIgnoringCase("secure")
                    .containsIgnoringCase("httponly")
                    .doesNotContainIgnoringCase("domain"));
            assertThat(addressOf("through-the-proxy")).isEqualTo("203.0.113.7");
            var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
            assertThat(page(desk, "preferences", "203.0.113.7", "Cookie", cookie)
                            .statusCode())
                    .isEqualTo(200);

            var answers = new ArrayList<HttpResponse<Void>>();
            for (var i = 0; i < 2 * PAGES_A_MINUTE; i++) {
                answers.add(page(desk, "sign-in", "203.0.113.8"));
            }
            assertThat(answers.stream().filter(page -> page.statusCode() == 429))
                    .as("too many pages for one address")
                    .hasSizeBetween(1, PAGES_A_MINUTE)
                    .allSatisfy(page ->
                            assertThat(page.headers().firstValue("Retry-After")).isPresent());
            assertThat(page(desk, "sign-in", "203.0.113.9").statusCode())
                    .as("another address")
                    .isEqualTo(200);
            assertThat(page(desk, "preferences", "203.0.113.8", "Cookie", cookie)
                            .statusCode())
                    .as("somebody signed in at the same address")
                    .isEqualTo(200);
        } finally {
            desk.stop();
            desk.end();
        }
        var lines = desk.said().lines().filter(line -> line.startsWith("{")).toList();
        assertThat(lines).as(desk.said()).isNotEmpty();
        for (var line : lines) {
            assertThat(new ObjectMapper().readTree(line).fieldNames())
                    .toIterable()
                    .contains("timestamp", "level", "loggerName", "message", "node");
        }
        assertThat(desk.said().lines().filter(line -> line.contains(" WARN ") || line.contains(" INFO ")))
                .as("lines that are no JSON")
                .isEmpty();
    }

    @Test
    void theBillOfMaterialsNamesEveryLibraryOfTheApplication() throws IOException {
        var named = new ArrayList<String>();
        new ObjectMapper()
                .readTree(Build.distribution().resolve("bom.json").toFile())
                .get("components")
                .forEach(component -> named.add(component.get("name").asText()));
        try (var application =
                new ZipFile(Build.distribution().resolve("threeline.ear").toFile())) {
            var libraries = application.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.matches("lib/.+[.]jar"))
                    .map(name -> name.substring("lib/".length(), name.length() - ".jar".length()))
                    .toList();
            assertThat(libraries).hasSizeGreaterThan(10);
            assertThat(named).containsAll(libraries);
        }
    }

    private static HttpResponse<Void> page(InstalledDesk desk, String page, String address, String... headers)
            throws IOException, InterruptedException {
        var question = HttpRequest.newBuilder(URI.create(desk.uri() + page))
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", address);
        if (headers.length > 0) {
            question.headers(headers);
        }
        return HttpClient.newHttpClient().send(question.build(), HttpResponse.BodyHandlers.discarding());
    }

    private static String addressOf(String request) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.prepareStatement("SELECT address FROM audit_entry WHERE request_id = ?")) {
            statement.setString(1, request);
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        }
    }

    @Test
    void theFilesForContainersNameOnlySettingsThereAre() throws IOException {
        var known = List.of(Setting.values()).stream().map(Setting::variable).toList();
        for (var file : List.of(
                "docker/Dockerfile",
                "docker/compose.yaml",
                "docker/compose.cluster.yaml",
                "ear/it/src/distribution/bin/threeline",
                "ear/it/src/distribution/conf/threeline.env",
                "ear/it/src/distribution/systemd/threeline.service")) {
            var named = VARIABLE.matcher(Files.readString(Build.project().resolve(file)))
                    .results()
                    .map(match -> match.group().replaceFirst("_FILE$", ""))
                    .filter(variable -> !variable.equals("THREELINE_"))
                    .toList();
            assertThat(named).as(file).isNotEmpty().allMatch(known::contains, "is a setting");
        }
    }

    /** For every table its rows and their checksum, as the database itself counts them. */
    private static Map<String, String> contents(EmbeddedDatabase of) throws SQLException {
        var contents = new TreeMap<String, String>();
        try (var connection = DriverManager.getConnection(of.url(), of.user(), of.password());
                var statement = connection.createStatement()) {
            try (var tables = statement.executeQuery("SHOW FULL TABLES WHERE Table_type = 'BASE TABLE'")) {
                while (tables.next()) {
                    contents.put(tables.getString(1), "");
                }
            }
            for (var table : contents.keySet()) {
                try (var rows = statement.executeQuery("SELECT count(*) FROM `" + table + "`")) {
                    rows.next();
                    contents.put(table, rows.getString(1));
                }
                try (var sum = statement.executeQuery("CHECKSUM TABLE `" + table + "` EXTENDED")) {
                    sum.next();
                    contents.merge(table, sum.getString(2), (count, checksum) -> count + " rows, " + checksum);
                }
            }
        }
        return contents;
    }

    private static int signIn(InstalledDesk desk) throws IOException, InterruptedException {
        var question = HttpRequest.newBuilder(URI.create(desk.uri() + "api/v1/tokens"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"login\":\"employee\",\"password\":\"threeline\"}"))
                .build();
        return HttpClient.newHttpClient()
                .send(question, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
