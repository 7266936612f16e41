package org.threeline.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threeline.it.rest.TicketDesk.code;
import static org.threeline.it.rest.TicketDesk.handoverTo;

import java.sql.SQLException;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeline.it.Desk;
import org.threeline.it.Rest.Answer;
import org.threeline.it.RunningDesk;

/**
 * Who may see and do what: every cell of the table in docs/life-of-a-ticket.md, on a ticket of the workplace group that
 * came from the service desk, and on a confidential one of the HR experts that came from the HR desk.
 */
@ExtendWith(RunningDesk.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TicketAccessIT {
    /** Was in a group that passed a confidential ticket on; nobody of the demo company is only there. */
    private static final String FORMER_HR = "former.hr";

    private TicketDesk tickets;

    @BeforeAll
    void begin(Desk desk) throws SQLException {
        tickets = new TicketDesk(desk);
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "insert ignore into person (id, login, name, email, locale, zone, is_admin, active, password_hash,"
                            + " origin, session_epoch, version, created_at) select 9000001, '" + FORMER_HR
                            + "', 'Clara Winter', 'clara@threeline.example', locale, zone, false, true, password_hash,"
                            + " origin, 0, 1, created_at from person where login = 'anna.petrova'");
            statement.execute("insert ignore into membership (group_key, person_id, is_lead)"
                    + " values ('hr-desk', 9000001, false)");
        }
    }

    /** Somebody's relation to an open ticket; each is a person of the demo company. */
    private String openTicket() {
        var body = tickets.laptop();
        body.put("requester", "employee");
        var number = tickets.file("marta.keller", "laptop-problem", body);
        tickets.put("employee", number, "watchers/anna.petrova");
        tickets.write("line1", number, "We look into it");
        tickets.note("line1", number, "Secret thought");
        tickets.done("line1", number, "escalate", handoverTo("workplace"));
        tickets.put("line2", number, "invitations/ben.whitfield");
        return number;
    }

    private String confidentialTicket() {
        var body = tickets.pay();
        body.put("requester", "employee");
        var number = tickets.file("marta.keller", "payroll-question", body);
        tickets.put("employee", number, "watchers/anna.petrova");
        tickets.write("sofia.lind", number, "We look into it");
        tickets.note("sofia.lind", number, "Secret thought");
        tickets.done("sofia.lind", number, "escalate", handoverTo("hr-experts"));
        return number;
    }

    @ParameterizedTest(name = "{0} ({1})")
    @CsvSource(
            delimiter = '|',
            value = {
                // relation              | who          | sees | answers | work | public  | note | acts | clocks
                "its requester           | employee     | yes  | yes     | no   | MESSAGE | no   | no   | due",
                "who filed it            | marta.keller | yes  | yes     | yes  | MESSAGE | no   | no   | all",
                "a watcher               | anna.petrova | yes  | yes     | no   | MESSAGE | no   | no   | due",
                "a member                | line2        | yes  | yes     | yes  | REPLY   | yes  | yes  | all",
                "the group's lead        | henrik.dahl  | yes  | yes     | yes  | REPLY   | yes  | yes  | all",
                "a member of a past group | line1       | yes  | yes     | yes  | no      | yes  | no   | all",
                "another agent           | grace.okafor | yes  | yes     | yes  | no      | no   | no   | all",
                "an invited agent        | ben.whitfield | yes | yes     | yes  | no      | yes  | no   | all",
                "the service's owner     | owner        | yes  | yes     | yes  | no      | no   | no   | all",
                "an administrator        | admin        | yes  | yes     | yes  | no      | no   | assign | all",
                "nobody                  | james.carter | no   | no      | no   | no      | no   | no   | no",
            })
    void onAnOpenTicket(ArgumentsAccessor row) {
        requireCells(openTicket(), "line2", Row.of(row));
    }

    @ParameterizedTest(name = "{0} ({1})")
    @CsvSource(
            delimiter = '|',
            value = {
                // relation              | who          | sees | answers | work | public  | note | acts | clocks
                "its requester           | employee     | yes  | yes     | no   | MESSAGE | no   | no   | due",
                "who filed it            | marta.keller | yes  | yes     | no   | MESSAGE | no   | no   | due",
                "a watcher               | anna.petrova | yes  | yes     | no   | MESSAGE | no   | no   | due",
                "a member                | oleg.morozov | yes  | yes     | yes  | REPLY   | yes  | yes  | all",
                "the group's lead        | sofia.lind   | yes  | yes     | yes  | REPLY   | yes  | yes  | all",
                "a member of a past group | former.hr   | yes  | yes     | yes  | no      | yes  | no   | all",
                "another agent           | grace.okafor | no   | no      | no   | no      | no   | no   | no",
                "the service's owner and administrator | admin | no | no  | no   | no      | no   | no   | no",
                "an owner of other services | owner     | no   | no      | no   | no      | no   | no   | no",
                "nobody                  | james.carter | no   | no      | no   | no      | no   | no   | no",
            })
    void onAConfidentialTicket(ArgumentsAccessor row) {
        requireCells(confidentialTicket(), "oleg.morozov", Row.of(row));
    }

    /** A row of the table. @param speaks MESSAGE, REPLY or no; @param clocks all, due or no */
    private record Row(
            String who,
            boolean sees,
            boolean answers,
            boolean work,
            String speaks,
            boolean notes,
            String acts,
            String clocks) {
        static Row of(ArgumentsAccessor cells) {
            return new Row(
                    cells.getString(1),
                    yes(cells, 2),
                    yes(cells, 3),
                    yes(cells, 4),
                    cells.getString(5),
                    yes(cells, 6),
                    cells.getString(7),
                    cells.getString(8));
        }

        private static boolean yes(ArgumentsAccessor cells, int index) {
            return cells.getString(index).equals("yes");
        }
    }

    private void requireCells(String number, String member, Row row) {
        var who = row.who();
        var sees = row.sees();
        var work = row.work();
        var acts = row.acts();
        var cells = new SoftAssertions();
        var read = tickets.read(who, number);
        cells.assertThat(read.status()).as("sees it").isEqualTo(sees ? 200 : 404);
        cells.assertThat(read.body().contains("\"answers\"")).as("sees answers").isEqualTo(row.answers());
        cells.assertThat(read.body().contains("\"hops\"")).as("sees hops").isEqualTo(work);
        requireStory(cells, tickets.get(who, number, "history"), sees, work);
        requireClocks(cells, tickets.get(who, number, "clocks?explain=true"), row.clocks());
        requireLists(cells, who, number, sees);

        requireWritten(cells, "speaks", tickets.write(who, number, "Hello"), sees, row.speaks());
        requireWritten(cells, "notes", tickets.note(who, number, "Hm"), sees, row.notes() ? "NOTE" : "no");

        var acting = acts.equals("yes");
        var version = tickets.version(number);
        requireVerb(cells, "take", tickets.act(who, number, "take", version, Map.of()), sees, acting);
        requireVerb(
                cells,
                "assign",
                tickets.act(who, number, "assign", Map.of("assignee", member, "reason", "So it be")),
                sees,
                acting || acts.equals("assign"));
        // Whoever is not responsible has to be the lead; so the actor is made responsible where that is possible.
        if (acting) {
            tickets.done(who, number, "assign", Map.of("assignee", who));
        }
        requireVerb(cells, "hold", tickets.act(who, number, "hold", Map.of("reason", "VENDOR")), sees, acting);
        requireVerb(cells, "resume", tickets.act(who, number, "resume", Map.of()), sees, acting);
        requireVerb(
                cells,
                "prioritize",
                tickets.act(who, number, "prioritize", Map.of("impact", "LOW", "urgency", "LOW")),
                sees,
                acting);
        requireVerb(cells, "resolve", tickets.act(who, number, "resolve", Map.of("solution", "Done")), sees, acting);
        var reopens = acting || who.equals("employee");
        if (!acting) {
            tickets.done(member, number, "resolve", Map.of("solution", "Done"));
        }
        requireVerb(cells, "confirm", tickets.act(who, number, "confirm", Map.of()), sees, who.equals("employee"));
        requireVerb(cells, "reopen", tickets.act(who, number, "reopen", Map.of("reason", "No")), sees, reopens);
        if (!reopens) {
            tickets.done(member, number, "reopen", Map.of("reason", "No"));
        }
        requireVerb(
                cells, "hand-back", tickets.act(who, number, "hand-back", Map.of("reason", "Not ours")), sees, acting);
        cells.assertAll();
    }

    private static void requireStory(SoftAssertions cells, Answer story, boolean sees, boolean work) {
        cells.assertThat(story.status()).as("reads the story").isEqualTo(sees ? 200 : 404);
        cells.assertThat(story.body().contains("We look into it"))
                .as("reads replies")
                .isEqualTo(sees);
        cells.assertThat(story.body().contains("Secret thought"))
                .as("reads notes")
                .isEqualTo(work);
        cells.assertThat(story.body().contains("\"ESCALATED\""))
                .as("reads work history")
                .isEqualTo(work);
    }

    private static void requireClocks(SoftAssertions cells, Answer clocks, String kind) {
        cells.assertThat(clocks.status()).as("reads clocks").isEqualTo(kind.equals("no") ? 404 : 200);
        cells.assertThat(clocks.body().contains("\"dueAt\"")).as("due times").isEqualTo(!kind.equals("no"));
        cells.assertThat(clocks.body().contains("\"explanation\""))
                .as("explanation")
                .isEqualTo(kind.equals("all"));
        cells.assertThat(clocks.body().contains("\"OLA\""))
                .as("the groups' clocks")
                .isEqualTo(kind.equals("all"));
    }

    private void requireLists(SoftAssertions cells, String who, String number, boolean sees) {
        cells.assertThat(finds(who, "view=all&q=" + number, number))
                .as("finds its number")
                .isEqualTo(sees);
        cells.assertThat(finds(who, "view=all&q=" + tickets.word + "&sort=created", number))
                .as("finds its words")
                .isEqualTo(sees);
        cells.assertThat(finds(who, "requester=employee&sort=created&limit=200", number))
                .as("finds its requester's tickets")
                .isEqualTo(sees);
    }

    private boolean finds(String who, String query, String number) {
        var list = tickets.list(who, query);
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        return StreamSupport.stream(list.json().get("items").spliterator(), false)
                .anyMatch(row -> row.get("number").asText().equals(number));
    }

    private static void requireWritten(SoftAssertions cells, String what, Answer answer, boolean sees, String kind) {
        if (!kind.equals("no")) {
            cells.assertThat(answer.status()).as(what).isEqualTo(201);
            cells.assertThat(answer.json().path("kind").asText()).as(what).isEqualTo(kind);
        } else {
            cells.assertThat(answer.status()).as(what).isEqualTo(sees ? 409 : 404);
            if (sees) {
                cells.assertThat(code(answer)).as(what).matches("ticket\\.(reply|message|note)\\.not_allowed");
            }
        }
    }

    private static void requireVerb(SoftAssertions cells, String verb, Answer answer, boolean sees, boolean may) {
        cells.assertThat(answer.status()).as(verb + ": " + answer.body()).isEqualTo(may ? 200 : sees ? 409 : 404);
        if (!may && sees) {
            cells.assertThat(code(answer)).isEqualTo("ticket." + verb.replace('-', '_') + ".not_allowed");
        }
    }

    @Test
    void onlyTheAssigneeOrTheLeadPutsWorkOnHold() {
        var number = openTicket();
        tickets.done("line2", number, "assign", Map.of("assignee", "henrik.dahl"));

        assertThat(code(tickets.act("line2", number, "hold", Map.of("reason", "VENDOR"))))
                .isEqualTo("ticket.hold.not_allowed");
        tickets.done("henrik.dahl", number, "hold", Map.of("reason", "VENDOR"));
        assertThat(code(tickets.act("line2", number, "resume", Map.of()))).isEqualTo("ticket.resume.not_allowed");
    }

    @Test
    void aConfidentialTicketLeavesItsServicesGroupsByNoWay() {
        var number = confidentialTicket();

        assertThat(code(tickets.put("oleg.morozov", number, "invitations/ben.whitfield")))
                .isEqualTo("ticket.invite.confidential");
        assertThat(code(tickets.act("oleg.morozov", number, "assign", Map.of("group", "accounting"))))
                .isEqualTo("ticket.assign.not_a_group_of_the_service");
        assertThat(code(tickets.act("oleg.morozov", number, "escalate", handoverTo("platform"))))
                .isEqualTo("ticket.escalate.no_such_way");
    }

    @Test
    void whatSomebodyWasToldGoesWhenTheTicketGoes() {
        var number = openTicket();
        tickets.write("line2", number, "Soon");
        assertThat(toldAbout("anna.petrova", number)).isTrue();
        tickets.delete("employee", number, "watchers/anna.petrova");
        assertThat(toldAbout("anna.petrova", number)).isFalse();
    }

    private boolean toldAbout(String who, String number) {
        var told = tickets.desk().as(who).get(TicketDesk.API + "/notifications?limit=200");
        assertThat(told.status()).isEqualTo(200);
        return told.body().contains(number);
    }

    @Test
    void aNoteOnAConfidentialTicketTellsNobodyWhoMayNotSeeIt() {
        var number = confidentialTicket();

        tickets.note("sofia.lind", number, "Does @line1 know, or @oleg.morozov?");

        assertThat(toldOf("line1", number)).isFalse();
        assertThat(toldOf("oleg.morozov", number)).isTrue();
        assertThat(tickets.read("line1", number).status()).isEqualTo(404);
    }

    private boolean toldOf(String login, String number) {
        return tickets.desk()
                .as(login)
                .get(TicketDesk.API + "/notifications?limit=200")
                .body()
                .contains(number);
    }

    @Test
    void whoeverMayNotSeeATicketLearnsNothingFromAnyAnswer() {
        var hidden = confidentialTicket();
        var missing = "TL-999999999";
        for (var path : new String[] {"", "/history", "/clocks"}) {
            var one = tickets.desk().as("grace.okafor").get(TicketDesk.API + "/tickets/" + hidden + path);
            var other = tickets.desk().as("grace.okafor").get(TicketDesk.API + "/tickets/" + missing + path);
            assertThat(one.status()).as(path).isEqualTo(other.status()).isEqualTo(404);
            assertThat(one.json().get("detail")).isEqualTo(other.json().get("detail"));
        }
        // Not even a body that is wrong, or a person nobody knows, tells that it exists.
        assertThat(tickets.delete("grace.okafor", hidden, "watchers/nobody.at.all")
                        .status())
                .isEqualTo(404);
        assertThat(tickets.put("grace.okafor", hidden, "watchers/nobody.at.all").status())
                .isEqualTo(404);
        assertThat(tickets.put("grace.okafor", hidden, "invitations/nobody.at.all")
                        .status())
                .isEqualTo(404);
        assertThat(tickets.write("grace.okafor", hidden, "").status()).isEqualTo(404);
        assertThat(tickets.act("grace.okafor", hidden, "resolve", 99, Map.of()).status())
                .isEqualTo(404);
        assertThat(tickets.act("grace.okafor", hidden, "escalate", 99, Map.of()).status())
                .isEqualTo(404);
    }
}
