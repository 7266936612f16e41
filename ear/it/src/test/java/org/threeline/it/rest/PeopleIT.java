package org.threeline.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.Desk;
import org.threeline.it.RunningDesk;

/** Who may look after people and places, what a forged form achieves, and how people come in from files. */
@ExtendWith(RunningDesk.class)
class PeopleIT {
    private static final String IMPORT = "/admin/people/import";
    private static final Pattern VERSION = Pattern.compile("name=\"leave:seen\"[^>]* value=\"([0-9]+)\"");
    private static final Pattern FIGURE =
            Pattern.compile("<strong>([0-9]+)</strong><span>(new|changed|as they are|with faults)</span>");

    @Test
    void whatIsForAdministratorsDoesNotExistForOthers(Desk desk) throws Exception {
        var addresses = List.of(
                "/admin/people",
                "/admin/people/new",
                "/admin/people/1",
                IMPORT,
                "/admin/people.csv",
                "/admin/people-template.csv",
                "/admin/people-faults.csv?file=1",
                "/admin/departments",
                "/admin/departments/new",
                "/admin/locations",
                "/admin/locations/new",
                "/admin/people.xhtml",
                "/admin/people-import.xhtml");
        var audits = List.of("/admin/audit", "/admin/audit.csv");
        for (var login : List.of("employee", "line1", "owner")) {
            var browser = signedIn(desk, login);
            for (var address : addresses) {
                assertThat(browser.get(address).statusCode())
                        .as("%s at %s", login, address)
                        .isEqualTo(404);
                assertThat(browser.post(address, "leave=leave&leave%3Ago=1").statusCode())
                        .as("%s sends to %s", login, address)
                        .isEqualTo(404);
            }
            for (var address : audits) {
                assertThat(browser.get(address).statusCode())
                        .as("%s at %s", login, address)
                        .isEqualTo(login.equals("owner") ? 200 : 404);
            }
        }
        var nobody = new Browser(desk);
        for (var address : addresses) {
            assertThat(nobody.get(address).statusCode()).as(address).isEqualTo(302);
        }
        var admin = signedIn(desk, "admin");
        for (var address : List.of("/admin/people", IMPORT, "/admin/people.csv", "/admin/audit", "/admin/audit.csv")) {
            assertThat(admin.get(address).statusCode()).as(address).isEqualTo(200);
        }
        for (var nowhere : List.of(
                "/admin/people/999999999",
                "/admin/people/x",
                IMPORT + "?file=999999999",
                "/admin/people-faults.csv",
                "/admin/people-faults.csv?file=999999999")) {
            assertThat(admin.get(nowhere).statusCode()).as(nowhere).isEqualTo(404);
        }
    }

    @Test
    void anOwnersAuditTellsOfOwnServicesOnly(Desk desk) throws Exception {
        var owner = signedIn(desk, "owner");
        assertThat(owner.get("/admin/audit.csv").body()).doesNotContain("SIGNED_IN");
        assertThat(owner.get("/admin/audit.csv?kind=SIGNED_IN&person=owner")
                        .body()
                        .lines())
                .hasSize(1);
        assertThat(owner.get("/admin/audit").body()).doesNotContain("SIGN_IN_REFUSED");
        assertThat(signedIn(desk, "admin").get("/admin/audit.csv?person=owner").body())
                .contains("SIGNED_IN");
    }

    @Test
    void aFormNobodyWasShownChangesNothing(Desk desk) throws Exception {
        var target = enter(desk, 1).get(0);
        var page = "/admin/people/" + id(desk, target);
        var admin = signedIn(desk, "admin");
        var shown = admin.get(page);
        var form = Browser.form(shown, "leave", "leave:go", Map.of("leave:seen", version(shown)));

        assertThat(admin.post(page, form, "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(admin.post(page, form, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(admin.upload(IMPORT, "p.csv", "login,active\n" + target + ",no\n", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(signedIn(desk, "employee").post(page, form).statusCode()).isEqualTo(404);
        assertThat(signedIn(desk, "owner").post(page, form).statusCode()).isEqualTo(404);
        assertThat(new Browser(desk).post(page, form).statusCode()).isBetween(300, 499);
        assertThat(admin.post(page, form.replaceFirst("ViewState=[^&]*", "ViewState=made-up"))
                        .statusCode())
                .isEqualTo(302);
        var old = Browser.form(shown, "leave", "leave:go", Map.of("leave:seen", "4711"));
        assertThat(admin.post(page, old).statusCode()).isEqualTo(200);
        assertThat(isActive(desk, target)).isTrue();

        assertThat(admin.post(page, form).statusCode()).isEqualTo(302);
        assertThat(isActive(desk, target)).isFalse();
    }

    @Test
    void ofTwoAdministratorsWhoDeactivateEachOtherOneStays(Desk desk) throws Exception {
        for (var round = 0; round < 3; round++) {
            var two = enter(desk, 2);
            execute(desk, "update person set is_admin = true where login in ('" + String.join("','", two) + "')");
            var calls = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < 2; i++) {
                var browser = signedIn(desk, two.get(i));
                var page = browser.get("/admin/people/" + id(desk, two.get(1 - i)));
                calls.add(() -> browser.press(page, "leave", "leave:go", Map.of("leave:seen", version(page)))
                        .statusCode());
            }
            atOnce(calls);
            assertThat(two.stream().filter(login -> isActive(desk, login)))
                    .as("round %s", round)
                    .hasSize(1);
            execute(desk, "update person set is_admin = false where login in ('" + String.join("','", two) + "')");
        }
    }

    @Test
    void aFileIsComparedAppliedOnceAndTheSameFileChangesNothing(Desk desk) throws Exception {
        var mark = Long.toString(System.nanoTime(), 36);
        var file = "\uFEFFlogin;name;email;department;phone;manager;groups;locale;zone\r\n"
                + "a." + mark + ";\"Byron; Ada\";ada@company.example;Dept " + mark + ";'+49 30;b." + mark
                + ";service-desk;ru;Europe/Berlin\r\n"
                + "b." + mark + ";'=1+1;;Dept " + mark + ";;;;;\r\n";
        var admin = signedIn(desk, "admin");

        var strict = send(admin, file, false);
        assertThat(figures(strict)).containsEntry("with faults", 2);
        assertThat(strict.body()).contains("There is no such department").doesNotContain("id=\"applying:apply\"");

        var shown = send(admin, file, true);
        assertThat(figures(shown)).containsEntry("new", 2).containsEntry("with faults", 0);
        assertThat(count(desk, "person where login like '%." + mark + "'")).isZero();

        var applied = admin.press(shown, "applying", "applying:apply", Map.of());
        assertThat(applied.statusCode()).isEqualTo(200);
        assertThat(applied.body()).contains("It is done");
        assertThat(count(desk, "person where login like '%." + mark + "' and active"))
                .isEqualTo(2);
        assertThat(count(desk, "department where name = 'Dept " + mark + "'")).isEqualTo(1);
        assertThat(count(desk, "audit_entry where kind = 'PERSON_CREATED' and subject_name in ('Byron; Ada', '=1+1')"))
                .isGreaterThanOrEqualTo(2);

        assertThat(figures(send(admin, file, false)))
                .containsEntry("as they are", 2)
                .containsEntry("new", 0);
        var export = admin.get("/admin/people.csv").body();
        assertThat(export)
                .contains("a." + mark + ",Byron; Ada,")
                .contains("'+49 30")
                .contains("'=1+1");
        assertThat(export.lines().map(line -> line.split(",")[0])).contains("b." + mark);
        var readBack = send(admin, export, false);
        assertThat(figures(readBack))
                .containsEntry("new", 0)
                .containsEntry("changed", 0)
                .containsEntry("with faults", 0);
    }

    @Test
    void everyFaultIsToldAtItsPlaceAndNothingIsStored(Desk desk) throws Exception {
        var mark = Long.toString(System.nanoTime(), 36);
        var admin = signedIn(desk, "admin");
        var lines =
                new StringBuilder("login,name,email,zone\nok." + mark + ",Fine,,\nbad mark,,nobody,Mars\nonly.two,2\n");
        for (var i = 0; i < 600; i++) {
            lines.append("x").append(i).append('.').append(mark).append(",,,\n");
        }
        var shown = send(admin, lines.toString(), false);

        assertThat(figures(shown)).containsEntry("new", 1).containsEntry("with faults", 602);
        assertThat(shown.body()).contains("605 faults").contains("This line has 2 cells, the first line 4");
        var good = send(admin, "login,name\nfine." + mark + ",Fine\n", false);
        var forged = Browser.form(good, "applying", "applying:apply", Map.of());
        admin.post(IMPORT + "?" + shown.request().uri().getRawQuery(), forged);
        assertThat(count(desk, "person where login like '%." + mark + "'")).isZero();

        var all = admin.get("/admin/people-faults.csv?" + shown.request().uri().getRawQuery());
        assertThat(all.body().lines()).hasSize(606);
        assertThat(all.body()).contains("3,zone,Mars,");

        for (var broken : List.of("", "name\nAda\n", "login,nickname\nada,a\n", "login,name\nada,\"Ada\n")) {
            var refused = admin.upload(IMPORT, "people.csv", broken);
            var answer = refused.statusCode() == 302 ? admin.get(location(refused)) : refused;
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).containsAnyOf("cannot be read", "tl-error");
        }
    }

    @Test
    void ofTwoWhoApplyTheSameFileOneEntersThePeople(Desk desk) throws Exception {
        var mark = Long.toString(System.nanoTime(), 36);
        var lines = new StringBuilder("login,name,department\n");
        for (var i = 0; i < 700; i++) {
            lines.append("t")
                    .append(i)
                    .append('.')
                    .append(mark)
                    .append(",Twin,Twins ")
                    .append(mark)
                    .append('\n');
        }
        var calls = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 2; i++) {
            var admin = signedIn(desk, "admin");
            var shown = send(admin, lines.toString(), true);
            assertThat(figures(shown)).containsEntry("new", 700);
            calls.add(() ->
                    admin.press(shown, "applying", "applying:apply", Map.of()).statusCode());
        }
        assertThat(atOnce(calls)).containsOnly(200);
        assertThat(count(desk, "person where login like '%." + mark + "'")).isEqualTo(700);
        assertThat(count(desk, "department where name = 'Twins " + mark + "'")).isEqualTo(1);
        assertThat(count(
                        desk,
                        "audit_entry a join person p on a.subject = concat('people.', p.id)"
                                + " where a.kind = 'PERSON_CREATED' and p.login like '%." + mark + "'"))
                .isEqualTo(700);
        execute(desk, "update person set active = false where login like '%." + mark + "'");
    }

    @Test
    void aFileIsItsSendersAlone(Desk desk) throws Exception {
        var other = enter(desk, 1).get(0);
        execute(desk, "update person set is_admin = true where login = '" + other + "'");
        var sent = location(signedIn(desk, "admin").upload(IMPORT, "people.csv", "login,name\nada,Ada\n"));

        assertThat(signedIn(desk, other).get(sent).statusCode()).isEqualTo(404);
        execute(desk, "update person set is_admin = false where login = '" + other + "'");
    }

    /** Sends a file and opens the page it leads to. */
    private static HttpResponse<String> send(Browser admin, String file, boolean places) throws Exception {
        var sent = admin.upload(IMPORT + (places ? "?places=true" : ""), "people.csv", file);
        assertThat(sent.statusCode()).isEqualTo(302);
        return admin.get(location(sent));
    }

    private static Map<String, Integer> figures(HttpResponse<String> page) {
        var figures = new HashMap<String, Integer>();
        var found = FIGURE.matcher(page.body());
        while (found.find()) {
            figures.put(found.group(2), Integer.valueOf(found.group(1)));
        }
        assertThat(figures).as(page.body()).hasSize(4);
        return figures;
    }

    /** Enters so many people who sign in as the demo company's do. */
    private static List<String> enter(Desk desk, int many) throws SQLException {
        var logins = new ArrayList<String>();
        for (var i = 0; i < many; i++) {
            var login = "somebody." + Long.toString(System.nanoTime(), 36);
            execute(
                    desk,
                    "insert into person (id, login, name, locale, zone, is_admin, active, password_hash, origin,"
                            + " session_epoch, version, created_at, employment)"
                            + " select next value for person_seq, '" + login + "', '" + login
                            + "', 'en', 'UTC', false, true, password_hash, 'PERSON', 0, 1, now(6), 'EMPLOYEE'"
                            + " from person where login = 'employee'");
            logins.add(login);
        }
        return logins;
    }

    private static Browser signedIn(Desk desk, String login) throws Exception {
        var browser = new Browser(desk);
        assertThat(location(browser.signIn(login, "threeline", "/"))).doesNotContain("error");
        return browser;
    }

    private static String version(HttpResponse<String> page) {
        var version = VERSION.matcher(page.body());
        assertThat(version.find()).as(page.body()).isTrue();
        return version.group(1);
    }

    private static List<Integer> atOnce(List<Callable<Integer>> calls) throws Exception {
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    private static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static long id(Desk desk, String login) throws SQLException {
        return number(desk, "select id from person where login = '" + login + "'");
    }

    private static boolean isActive(Desk desk, String login) {
        try {
            return count(desk, "person where active and login = '" + login + "'") == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(Desk desk, String rows) throws SQLException {
        return number(desk, "select count(*) from " + rows);
    }

    private static long number(Desk desk, String sql) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Desk desk, String sql) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
