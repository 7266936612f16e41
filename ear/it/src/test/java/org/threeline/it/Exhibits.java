package org.threeline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.threeline.it.Rest.Answer;

/** What pages with a name or number in their address are opened with: real things, made by those who would. */
final class Exhibits {
    private static final String API = "/api/v1";
    private static final Map<String, Object> LAPTOP = Map.of("symptom", "no_start", "place", "Berlin, 4.12");
    private static final String SUBJECT =
            "The screen of the laptop in the meeting room on the fourth floor stays black whenever it is docked";

    private final Desk desk;
    private final Map<String, String> all = new HashMap<>();
    private final Map<Reader, Map<String, String>> own = new EnumMap<>(Reader.class);

    private Exhibits(Desk desk) {
        this.desk = desk;
    }

    /** @param admin a window of nobody's yet */
    static Exhibits made(Desk desk, Visit admin) {
        var exhibits = new Exhibits(desk);
        exhibits.file();
        exhibits.work();
        exhibits.run();
        exhibits.find();
        exhibits.invite(admin);
        exhibits.simulate(admin);
        exhibits.compare();
        return exhibits;
    }

    /** Things by the words that stand for them in {@link ListedPage}. */
    Map<String, String> of(Reader reader) {
        var things = new HashMap<>(all);
        things.putAll(own.getOrDefault(reader, own.get(Reader.EMPLOYEE)));
        return things;
    }

    /** Each reader has a request that waits and one that is solved. */
    private void file() {
        for (var reader : Reader.KNOWN) {
            var solved = file(reader.login());
            act("line1", solved, "take", Map.of());
            act("line1", solved, "resolve", Map.of("solution", "The cable was loose."));
            own.put(reader, Map.of("own", file(reader.login()), "solved", solved));
        }
    }

    /** A ticket with a story: it waited, was talked about, went to the second line and is taken there. */
    private void work() {
        var waiting = file("employee");
        act("line1", waiting, "take", Map.of());
        act("line1", waiting, "hold", Map.of("reason", "VENDOR", "note", "A part is ordered."));
        all.put("waiting", waiting);
        all.put("resting", resolution(waiting));
        var ticket = file("employee");
        act("line1", ticket, "take", Map.of());
        say("line1", ticket, Map.of("text", "Does it start with the charger plugged in?"));
        say(
                "employee",
                ticket,
                Map.of("text", "It does not.\n\nhttps://intranet.company.example/a/rather/long/address"));
        say("line1", ticket, Map.of("text", "Looks like the mainboard.", "internal", true));
        act(
                "line1",
                ticket,
                "escalate",
                Map.of(
                        "toGroup", "workplace",
                        "reason", "It needs hands",
                        "seen", "The screen stays black",
                        "tried", "Restarted twice",
                        "asked", "Replace the mainboard"));
        act("henrik.dahl", ticket, "take", Map.of());
        act("henrik.dahl", ticket, "prioritize", Map.of("impact", "HIGH", "urgency", "MEDIUM"));
        all.put("ticket", ticket);
        all.put("clock", resolution(ticket));
    }

    /** A run that ended well, and one that could not take every row. */
    private void run() {
        var rows = AdminE2E.HEADER + AdminE2E.row("INC" + System.nanoTime(), "-100", 0, "29/2/2016 01:16");
        all.put("import", ended("ticket-import", () -> desk.as("admin")
                .upload(
                        API + "/imports?format=servicenow-incident-log",
                        "log.csv",
                        rows.getBytes(StandardCharsets.UTF_8))));
        all.put("run", ended("sla-sweep", () -> desk.as("admin").post(API + "/jobs/sla-sweep/executions", null)));
    }

    /** Others start the same job: who comes second waits. */
    private String ended(String job, Supplier<Answer> start) {
        try {
            for (var left = 10; left > 0; left--) {
                JobsIT.idle(desk, job);
                var answer = start.get();
                if (answer.status() == 202) {
                    JobsIT.end(desk, answer);
                    return answer.header("Location").replaceFirst(".*/", "");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException(job + " does not start");
    }

    /** What the demo company brings along. */
    private void find() {
        all.put("service", "laptop-problem");
        all.put("calendar", "office-berlin");
        all.put("person", one("select id from person where login = 'employee'"));
        all.put("department", one("select min(id) from department"));
        all.put("location", one("select min(id) from location"));
    }

    /** Somebody who has yet to choose a password. */
    private void invite(Visit admin) {
        PeopleE2E.enter(admin, PeopleE2E.login());
        all.put("invited", URI.create(admin.page().url()).getPath().replaceFirst(".*/", ""));
        all.put("invitation", PeopleE2E.link(admin).replaceFirst("^https?://[^/]+", ""));
    }

    private void simulate(Visit admin) {
        admin.to("admin/calendars/office-berlin");
        SimulationE2E.simulate(admin, 90);
        all.put("simulation", URI.create(admin.page().url()).getPath().replaceFirst(".*/", ""));
    }

    /** Clocks that are wrong, and wait for somebody who says what becomes of them. */
    private void compare() {
        try {
            all.put("repair", ClockRepairE2E.waiting(desk));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String one(String query) {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private String file(String login) {
        var body = Map.of("subject", SUBJECT, "description", "Since this morning.", "answers", LAPTOP);
        return done(desk.as(login).post(API + "/services/laptop-problem/requests", body))
                .json()
                .get("number")
                .asText();
    }

    /** The id of the clock that runs to the solution. */
    private String resolution(String number) {
        for (var clock : desk.as("line1")
                .get(API + "/tickets/" + number + "/clocks")
                .json()
                .get("items")) {
            if ("RESOLUTION".equals(clock.get("kind").asText())
                    && !"SUPERSEDED".equals(clock.get("state").asText())) {
                return clock.get("id").asText();
            }
        }
        throw new IllegalStateException(number + " promises nothing");
    }

    private void say(String login, String number, Map<String, ?> body) {
        done(desk.as(login).post(API + "/tickets/" + number + "/replies", body));
    }

    private void act(String login, String number, String verb, Map<String, ?> body) {
        var address = API + "/tickets/" + number;
        var seen = desk.as(login).get(address).header("ETag");
        done(desk.as(login).post(address + "/" + verb, body, "If-Match", seen));
    }

    private static Answer done(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
        return answer;
    }
}
