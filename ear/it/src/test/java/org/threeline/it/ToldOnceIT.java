package org.threeline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.threeline.it.TicketCopies.Range;

/**
 * Each clock tells each threshold once, ever: whatever is killed, repeated or done twice at once, the story has one entry
 * of it, each person one notification and one piece of a letter, and an escalation rule has acted once. Counted by SQL, on two nodes
 * and one database.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ToldOnceIT {
    private static final String SWEEPS = "/api/v1/jobs/sla-sweep/executions";
    private static final String DISPATCHES = "/api/v1/jobs/mail-dispatch/executions";
    private static final String PAGES = "/api/v1/jobs/page-repeat/executions";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** As a sweep works (META-INF/batch-jobs/sla-sweep.xml). */
    private static final int CHUNK = 500;

    /** Six chunks of a sweep. */
    private static final int BROKEN = 2_400;

    private static final int MOVED = 200;

    /** Whoever holds the ticket, who leads the group, who owns the service. */
    private static final int HEAR_OF_A_BREACH = 3;

    private static Desk desk;
    private static TicketCopies copies;
    private static long broken;
    private static long unanswered;

    /** The tickets of one test. */
    private record Due(Range broken, Range unanswered) {}

    @BeforeAll
    static void start() throws Exception {
        desk = Desk.startCluster(Build.target().resolve("told-once"), 2);
        copies = new TicketCopies(desk);
        // The sweep of the minute would come in between, and letters are made of what is counted here.
        copies.execute(
                "update job_turn set taken_at = '2100-01-01' where job in ('sla-sweep', 'mail-dispatch', 'page-repeat')");
        broken = answered();
        unanswered = filed("broken-furniture", Map.of("item", "chair", "room", "Berlin, 4.12"));
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    @Order(1)
    void twoSweepsAtOnceOnOneNodeTellOnce() throws Exception {
        twoAtOnce(0);
    }

    @Test
    @Order(2)
    void twoSweepsAtOnceOnTwoNodesTellOnce() throws Exception {
        twoAtOnce(1);
    }

    @Test
    @Order(3)
    void aServerKilledInsideAChunkHasToldNothingOfThatChunkAndTheNextSweepTellsTheRest() throws Exception {
        var due = due();
        try (var connection = desk.dataSource().getConnection()) {
            // Everything of the third chunk is done but this clock; then comes the power cut.
            hold(connection, 3);
            assertThat(desk.as("admin").post(SWEEPS, null).status()).isEqualTo(202);
            await(() -> told(due) > 0, "the first chunk");
            TimeUnit.SECONDS.sleep(1);
            desk.kill(0);
            connection.rollback();
        }
        assertThat(told(due)).isPositive().isLessThan(BROKEN + MOVED);
        onceEach(due);

        desk.restart(0);
        JobsIT.sweep(desk);

        everythingOnce(due);
    }

    @Test
    @Order(4)
    void whatWasToldCannotBeToldAgainEvenWhereTheClockForgot() throws Exception {
        var due = due();
        JobsIT.sweep(desk);
        everythingOnce(due);
        var clocks = "kind = 'RESOLUTION' and ticket_id between %d and %d"
                .formatted(due.broken().first(), due.broken().first() + 2);
        copies.execute("update sla_clock set breached_at = null, breach_found_at = null, next_event_at = due_at where "
                + clocks);

        JobsIT.idle(desk, "sla-sweep");
        var run = JobsIT.end(desk, JobsIT.accepted(desk.as("admin").post(SWEEPS, null)));

        assertThat(run.json().path("failed").asInt()).isEqualTo(3);
        copies.execute("update sla_clock set next_event_at = null where " + clocks);
        everythingOnce(due);
        assertThatThrownBy(() -> copies.execute("insert into clock_threshold (clock_id, threshold, fired_at)"
                        + " select clock_id, threshold, fired_at from clock_threshold where threshold = '100' limit 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Duplicate");
    }

    @Test
    @Order(5)
    void aRuleThatRaisesDoesSoOnceThoughTheNextClockIsBrokenFromTheBeginning() throws Exception {
        publish(
                "it-accounts",
                Map.of("kind", "RESOLUTION", "atPercent", 100, "raisePriority", true, "moveToNextLine", true));
        var id = filed("application-access", Map.of("application", "wiki", "right", "read", "reason", "To look it up"));
        var before = desk.as("line1")
                .get("/api/v1/tickets/TL-" + id)
                .json()
                .path("priority")
                .asText();
        copies.age(new Range(id, id), minutesPast(id, "RESOLUTION"));

        JobsIT.sweep(desk);
        JobsIT.sweep(desk);

        assertThat(before).isEqualTo("P4");
        assertThat(number("select count(*) from ticket where priority = 'P3' and line = 2 and id = " + id))
                .isOne();
        for (var kind : List.of("PRIORITIZED", "ESCALATED")) {
            assertThat(number("select count(*) from ticket_history where kind = '" + kind + "' and ticket_id = " + id))
                    .as(kind)
                    .isOne();
        }
        var told = "select count(*) from ticket_history where kind = 'PROMISE_BROKEN' and ticket_id = " + id
                + " and json_value(data, '$.clock') = 'RESOLUTION' and json_value(data, '$.priority') = '%s'";
        assertThat(number(told.formatted("P4"))).isOne();
        assertThat(number(told.formatted("P3"))).isOne();
        noneTwice("ticket_history", "ticket_id, kind, data", "kind like 'PROMISE%' and ticket_id = " + id);
    }

    @Test
    @Order(6)
    void whoeverHasToHearOfThousandsGetsOneLetterThoughTwoNodesMakeIt() throws Exception {
        var each = "(select person_id, count(distinct kind, ticket_id, promise) pieces from mail_news"
                + " group by person_id) each_person";
        var people = number("select count(*) from " + each + " where pieces > 5");
        var pieces = number("select sum(pieces) from " + each + " where pieces > 5");
        var few = number("select coalesce(sum(pieces), 0) from " + each + " where pieces <= 5");
        assertThat(pieces).isGreaterThan((long) BROKEN * HEAR_OF_A_BREACH);

        assertThat(desk.as("admin").post(DISPATCHES, null).status()).isEqualTo(202);
        copies.execute("update job_run set active_job = null where job = 'mail-dispatch'");
        desk.as("admin", 1).post(DISPATCHES, null);
        await(() -> number("select count(*) from mail_news") == 0, "letters");

        assertThat(number("select count(*) from outbox where kind = 'GATHERED'"))
                .isEqualTo(people);
        assertThat(number("select count(distinct person_id) from outbox where kind = 'GATHERED'"))
                .isEqualTo(people);
        assertThat(number("select sum(json_value(facts, '$.total')) from outbox where kind = 'GATHERED'"))
                .isEqualTo(pieces);
        assertThat(number("select max(json_length(facts, '$.news')) from outbox where kind = 'GATHERED'"))
                .isEqualTo(50);
        assertThat(number("select count(*) from outbox where kind like 'PROMISE%'"))
                .isEqualTo(few);
    }

    @Test
    @Order(7)
    void whoeverIsOnCallIsPagedOnceAndAgainOnceThoughTwoNodesDoSo() throws Exception {
        publish("it-accounts", Map.of("kind", "RESOLUTION", "atPercent", 100, "notify", List.of("ON_CALL")));
        var id = filed("application-access", Map.of("application", "wiki", "right", "read", "reason", "On call"));
        var ticket = "/api/v1/tickets/TL-" + id;
        var group = desk.as("admin").get(ticket).json().path("group").asText();
        var onCall = text("select min(p.login) from membership m join person p on p.id = m.person_id"
                + " where p.active = true and m.group_key = '" + group + "'");
        var rota = Map.of("firstDay", "2026-01-01", "handover", "09:00", "days", 92, "people", List.of(onCall));
        assertThat(desk.as("admin")
                        .send("PUT", "/api/v1/groups/" + group + "/rota", rota, "If-Match", "\"0\"")
                        .status())
                .isEqualTo(200);
        copies.age(new Range(id, id), minutesPast(id, "RESOLUTION"));

        JobsIT.sweep(desk);
        JobsIT.sweep(desk);
        paged(id, onCall, 1);

        copies.execute("update page set next_at = utc_timestamp(6) - interval 1 second where ticket_id = " + id);
        try (var connection = desk.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.executeQuery("select id from ticket where id = " + id + " for update");
            }
            assertThat(desk.as("admin").post(PAGES, null).status()).isEqualTo(202);
            copies.execute("update job_run set active_job = null where job = 'page-repeat'");
            assertThat(desk.as("admin", 1).post(PAGES, null).status()).isEqualTo(202);
            // Both have found the page, and wait for its ticket.
            TimeUnit.SECONDS.sleep(2);
            connection.rollback();
        }
        await(() -> number("select times from page where ticket_id = " + id) > 1, "the page again");
        // Whoever came second has looked by then, too.
        TimeUnit.SECONDS.sleep(2);
        paged(id, onCall, 2);

        assertThat(desk.as("employee").post(ticket + "/acknowledge", Map.of()).status())
                .isEqualTo(409);
        assertThat(desk.as(onCall).post(ticket + "/acknowledge", Map.of()).status())
                .isEqualTo(200);
        var again = desk.as(onCall).post(ticket + "/acknowledge", Map.of());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("ticket.acknowledge.too_late");
        assertThat(number("select count(*) from ticket_history where kind = 'PAGE_ACKNOWLEDGED' and ticket_id = " + id))
                .isOne();
        assertThat(number("select count(*) from page where next_at is not null or ended_by is null"))
                .isZero();
    }

    @Test
    @Order(8)
    void whatARuleRepeatsIsToldOnceEachTimeThoughClocksForgetAndServersDieAndUntilSomebodyIsAtIt() throws Exception {
        publish(
                "it-accounts",
                Map.of(
                        "kind",
                        "RESOLUTION",
                        "atPercent",
                        100,
                        "notify",
                        List.of("GROUP"),
                        "repeat",
                        Map.of("every", "30m", "times", 3)));
        var id = filed("application-access", Map.of("application", "wiki", "right", "read", "reason", "Again"));
        var ticket = "/api/v1/tickets/TL-" + id;
        var group = desk.as("admin").get(ticket).json().path("group").asText();
        var member = text("select min(p.login) from membership m join person p on p.id = m.person_id"
                + " where p.active = true and m.group_key = '" + group + "'");
        copies.age(new Range(id, id), minutesPast(id, "RESOLUTION"));
        JobsIT.sweep(desk);
        told(id, "RESOLUTION", member, 1);
        assertThat(number("select timestampdiff(minute, opened_at, next_at) from page where ticket_id = " + id))
                .isEqualTo(30);

        // Whatever says that the clock has told it is gone: the page by itself lets it happen once.
        var clock = "(select clock_id from page where ticket_id = " + id + ")";
        copies.execute("delete from clock_threshold where threshold = '100' and clock_id = " + clock);
        copies.execute("update sla_clock set breached_at = null, breach_found_at = null, next_event_at = due_at"
                + " where id = " + clock);
        JobsIT.idle(desk, "sla-sweep");
        var run = JobsIT.end(desk, JobsIT.accepted(desk.as("admin").post(SWEEPS, null)));
        assertThat(run.json().path("failed").asInt()).isOne();
        told(id, "RESOLUTION", member, 1);
        copies.execute("update sla_clock set breached_at = due_at, breach_found_at = due_at, next_event_at = null"
                + " where id = " + clock);

        // A server that dies while it repeats has told nothing; several times that were missed are one.
        copies.execute("update page set next_at = utc_timestamp(6) - interval 5 hour where ticket_id = " + id);
        try (var connection = desk.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.executeQuery("select id from ticket where id = " + id + " for update");
            }
            assertThat(desk.as("admin", 1).post(PAGES, null).status()).isEqualTo(202);
            TimeUnit.SECONDS.sleep(2);
            desk.kill(1);
            connection.rollback();
        }
        told(id, "RESOLUTION", member, 1);
        repeatAll();
        told(id, "RESOLUTION", member, 2);
        repeatAll();
        told(id, "RESOLUTION", member, 2);
        assertThat(number("select timestampdiff(minute, utc_timestamp(6), next_at) from page where ticket_id = " + id))
                .isBetween(28L, 30L);

        assertThat(desk.as(member).post(ticket + "/acknowledge", Map.of()).status())
                .isEqualTo(200);
        copies.execute("update page set next_at = utc_timestamp(6) - interval 1 second where ticket_id = " + id);
        repeatAll();
        told(id, "RESOLUTION", member, 2);
        assertThat(number("select count(*) from page where ended_by is null and ticket_id = " + id))
                .isZero();
        desk.restart(1);
    }

    @Test
    @Order(9)
    void itIsNotRepeatedOnceThePromiseIsKeptOrRestsOrTheTicketIsWithOthers() throws Exception {
        var rule = Map.of("every", "1m", "times", 50);
        publish(
                "it-accounts",
                Map.of("kind", "FIRST_RESPONSE", "atPercent", 100, "notify", List.of("GROUP"), "repeat", rule));
        var ends = List.of(
                "update sla_clock set stopped_at = utc_timestamp(6), outcome = 'MISSED' where kind = 'FIRST_RESPONSE' and ticket_id = ",
                "update sla_clock set paused = true where kind = 'FIRST_RESPONSE' and ticket_id = ",
                "update ticket set assignee_id = (select min(id) from person) where id = ",
                "update ticket set group_key = 'workplace' where id = ",
                "update ticket set is_open = false where id = ");
        var member = "";
        for (var end : ends) {
            var id = filed("application-access", Map.of("application", "wiki", "right", "read", "reason", "Ends"));
            if (member.isEmpty()) {
                member = text("select min(p.login) from membership m join person p on p.id = m.person_id join ticket t"
                        + " on t.group_key = m.group_key where p.active = true and t.id = " + id);
            }
            copies.age(new Range(id, id), minutesPast(id, "FIRST_RESPONSE"));
            JobsIT.sweep(desk);
            told(id, "FIRST_RESPONSE", member, 1);
            copies.execute("update page set next_at = utc_timestamp(6) - interval 1 second where ticket_id = " + id);
            repeatAll();
            told(id, "FIRST_RESPONSE", member, 2);

            copies.execute(end + id);
            copies.execute("update page set next_at = utc_timestamp(6) - interval 1 second where ticket_id = " + id);
            repeatAll();
            told(id, "FIRST_RESPONSE", member, 2);
            assertThat(number("select count(*) from page where ended_at is null and ticket_id = " + id))
                    .as(end)
                    .isZero();
        }
    }

    @Test
    @Order(10)
    void whereARaisedPriorityTellsTheSameAgainOnlyTheNewerIsRepeated() throws Exception {
        publish(
                "it-accounts",
                Map.of(
                        "kind",
                        "RESOLUTION",
                        "atPercent",
                        100,
                        "notify",
                        List.of("GROUP"),
                        "raisePriority",
                        true,
                        "repeat",
                        Map.of("every", "30m", "times", 3)));
        var id = filed("application-access", Map.of("application", "wiki", "right", "read", "reason", "Raised"));
        var member = text("select min(p.login) from membership m join person p on p.id = m.person_id join ticket t"
                + " on t.group_key = m.group_key where p.active = true and t.id = " + id);
        copies.age(new Range(id, id), minutesPast(id, "RESOLUTION"));
        JobsIT.sweep(desk);
        var told = "select count(*) from notification n join person p on p.id = n.person_id where n.promise ="
                + " 'RESOLUTION' and n.kind = 'PROMISE_BROKEN' and p.login = '" + member + "' and n.ticket_id = " + id;
        assertThat(number(told))
                .as("by the promise that was broken and the one that took its place")
                .isEqualTo(2);
        assertThat(number("select count(*) from page where promise = 'RESOLUTION' and ticket_id = " + id))
                .isEqualTo(2);

        copies.execute("update page set next_at = utc_timestamp(6) - interval 1 second where ticket_id = " + id);
        repeatAll();

        assertThat(number(told)).isEqualTo(3);
        assertThat(number("select count(*) from page where promise = 'RESOLUTION' and ended_at is null and ticket_id = "
                        + id))
                .isOne();
    }

    /** Whatever run was cut off or begun before. */
    private static void repeatAll() throws Exception {
        copies.execute("update job_run set active_job = null where job = 'page-repeat'");
        JobsIT.end(desk, JobsIT.accepted(desk.as("admin").post(PAGES, null)));
    }

    /** What a rule tells without paging: in the page and by mail, and nobody is said to be paged. */
    private static void told(long ticket, String promise, String login, int times) throws SQLException {
        assertThat(number("select times from page where ticket_id = " + ticket)).isEqualTo(times);
        for (var table : List.of("notification", "mail_news")) {
            assertThat(number("select count(*) from " + table + " t join person p on p.id = t.person_id"
                            + " where t.kind = 'PROMISE_BROKEN' and t.promise = '" + promise + "' and p.login = '"
                            + login
                            + "' and t.ticket_id = "
                            + ticket))
                    .as(table)
                    .isEqualTo(times);
        }
        assertThat(number("select count(*) from ticket_history where kind = 'PAGED' and ticket_id = " + ticket))
                .isZero();
    }

    /** So often in every place where it is told. */
    private static void paged(long ticket, String login, int times) throws SQLException {
        assertThat(number("select times from page where ticket_id = " + ticket)).isEqualTo(times);
        for (var table : List.of("notification", "outbox")) {
            assertThat(number("select count(*) from " + table + " t join person p on p.id = t.person_id"
                            + " where t.kind = 'PAGED' and p.login = '" + login + "' and t.ticket_id = " + ticket))
                    .as(table)
                    .isEqualTo(times);
        }
        assertThat(number("select count(*) from ticket_history where kind = 'PAGED' and ticket_id = " + ticket))
                .isEqualTo(times);
    }

    private static String text(String query) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).as(query).isTrue();
            return rows.getString(1);
        }
    }

    /** A rule more for an agreement, in place of those that watched the same. */
    @SuppressWarnings("unchecked")
    private static void publish(String agreement, Map<String, Object> rule) {
        var yaml = desk.as("owner").get("/api/v1/catalogue").body();
        var catalogue = (Map<String, Map<String, Map<String, Object>>>)
                new Load(LoadSettings.builder().build()).loadFromString(yaml);
        var rules = (List<Map<String, Object>>)
                catalogue.get("agreements").get(agreement).get("escalations");
        rules.removeIf(other -> other.get("kind").equals(rule.get("kind")));
        rules.add(rule);
        var changed = new Dump(DumpSettings.builder().build()).dumpToString(catalogue);
        var answer = desk.as("owner").send("/api/v1/catalogue", BodyPublishers.ofString(changed), "text/yaml");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** Two runs that both read what is due before either has told it: the right to run is taken from the first. */
    private static void twoAtOnce(int secondNode) throws Exception {
        var due = due();
        try (var connection = desk.dataSource().getConnection()) {
            hold(connection, 2);
            assertThat(desk.as("admin").post(SWEEPS, null).status()).isEqualTo(202);
            await(() -> told(due) > 0, "the first chunk");
            copies.execute("update job_run set active_job = null where job = 'sla-sweep'");
            assertThat(desk.as("admin", secondNode).post(SWEEPS, null).status()).isEqualTo(202);
            // The second passes by what the first has in hand, and does all the rest.
            await(() -> told(due) == BROKEN + MOVED - CHUNK, "the second run");
            connection.rollback();
        }
        await(
                () -> number("select count(*) from JOB_EXECUTION where BATCHSTATUS in ('STARTING', 'STARTED')") == 0,
                "end");
        JobsIT.sweep(desk);
        everythingOnce(due);
    }

    /** The database lets nobody past a clock of the n-th chunk, so whoever comes to it waits with all of the chunk done. */
    private static void hold(Connection connection, int chunk) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.executeQuery("select id from sla_clock where id = "
                    + number(
                            "select id from (select id, next_event_at from sla_clock where next_event_at < utc_timestamp(6)"
                                    + " order by next_event_at, id limit " + (CHUNK * chunk - 10)
                                    + ") first order by next_event_at desc, id desc limit 1")
                    + " for update");
        }
    }

    /** Tickets whose resolution is overdue, and others nobody has answered, which a rule moves on. */
    private static Due due() throws SQLException {
        var due = new Due(copies.of(broken, BROKEN), copies.of(unanswered, MOVED));
        copies.age(due.broken(), minutesPast(broken, "RESOLUTION"));
        copies.age(due.unanswered(), minutesPast(unanswered, "FIRST_RESPONSE"));
        assertThat(number("select count(*) from sla_clock where next_event_at < utc_timestamp(6)"))
                .isEqualTo(BROKEN + MOVED);
        return due;
    }

    private static int minutesPast(long ticket, String kind) throws SQLException {
        return (int)
                number("select 2 + timestampdiff(minute, utc_timestamp(6), due_at) from sla_clock where ticket_id = "
                        + ticket + " and kind = '" + kind + "' and stopped_at is null");
    }

    private static long told(Due due) throws SQLException {
        return number("select count(*) from ticket_history where kind = 'PROMISE_BROKEN' and id < " + TicketCopies.FIRST
                + " and (" + due.broken().holds("ticket_id") + " or "
                + due.unanswered().holds("ticket_id") + ")");
    }

    private static void everythingOnce(Due due) throws SQLException {
        assertThat(number("select count(*) from sla_clock where next_event_at < utc_timestamp(6)"))
                .isZero();
        assertThat(told(due)).isEqualTo(BROKEN + MOVED);
        var ofBroken = due.broken().holds("ticket_id");
        var ofMoved = due.unanswered().holds("ticket_id");
        assertThat(number("select count(*) from clock_threshold h join sla_clock c on c.id = h.clock_id where"
                        + " h.threshold = '100' and (c." + ofBroken + " or c." + ofMoved + ")"))
                .isEqualTo(BROKEN + MOVED);
        for (var table : List.of("notification", "mail_news")) {
            assertThat(number("select count(*) from " + table + " where kind = 'PROMISE_BROKEN' and " + ofBroken))
                    .as(table)
                    .isEqualTo((long) BROKEN * HEAR_OF_A_BREACH);
        }
        assertThat(number("select count(*) from ticket_history where kind = 'ESCALATED' and " + ofMoved))
                .isEqualTo(MOVED);
        assertThat(number("select count(*) from ticket where line = 2 and "
                        + due.unanswered().holds("id")))
                .isEqualTo(MOVED);
        onceEach(due);
    }

    private static void onceEach(Due due) throws SQLException {
        for (var of : List.of(due.broken().holds("ticket_id"), due.unanswered().holds("ticket_id"))) {
            noneTwice("ticket_history", "ticket_id, kind, data", "kind like 'PROMISE%' and " + of);
            noneTwice("ticket_history", "ticket_id, kind", "kind = 'ESCALATED' and " + of);
            noneTwice("ticket_hop", "ticket_id, group_key", of);
            noneTwice("notification", "ticket_id, person_id, kind, promise", of);
            noneTwice("mail_news", "ticket_id, person_id, kind, promise", of);
        }
    }

    private static void noneTwice(String table, String what, String which) throws SQLException {
        assertThat(number("select count(*) from (select 1 from " + table + " where " + which + " group by " + what
                        + " having count(*) > 1) twice"))
                .as("%s twice in %s", what, table)
                .isZero();
    }

    /** Filed with the highest priority, taken and answered; all that is told before the due time is behind it. */
    private static long answered() throws Exception {
        var id = filed("laptop-problem", Map.of("symptom", "no_start", "place", "Berlin, 4.12"));
        var ticket = "/api/v1/tickets/TL-" + id;
        var holder = desk.as("yulia.smirnova");
        assertThat(holder.post(ticket + "/take", Map.of()).status()).isEqualTo(200);
        assertThat(holder.post(
                                ticket + "/prioritize",
                                Map.of("impact", "HIGH", "urgency", "HIGH"),
                                "If-Match",
                                holder.get(ticket).header("ETag"))
                        .status())
                .isEqualTo(200);
        assertThat(holder.post(ticket + "/replies", Map.of("text", "We look into it."))
                        .status())
                .isEqualTo(201);
        copies.age(new Range(id, id), minutesPast(id, "RESOLUTION") - 15);
        JobsIT.sweep(desk);
        return id;
    }

    private static long filed(String service, Map<String, Object> answers) {
        var answer = desk.as("employee")
                .post(
                        "/api/v1/services/" + service + "/requests",
                        Map.of("subject", "Told once", "description", "Told once", "answers", answers));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return Long.parseLong(answer.json().get("number").asText().substring("TL-".length()));
    }

    private interface Come {
        boolean has() throws SQLException;
    }

    private static void await(Come come, String what) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!come.has()) {
            assertThat(System.nanoTime()).as("still not: " + what).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static long number(String query) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).as(query).isTrue();
            return rows.getLong(1);
        }
    }
}
