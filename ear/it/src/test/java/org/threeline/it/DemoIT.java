package org.threeline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The company that whoever tries Threeline out meets: all of it or nothing, however the first start goes. */
class DemoIT {
    private static final Path FOLDER = Build.target().resolve("demo");
    private static final ConcurrentLinkedQueue<String> CONSOLE = new ConcurrentLinkedQueue<>();
    private static Desk desk;
    private static long peopleAfterTheKill;
    private static long rowsBeforeTheKill;

    /** The first start is killed while the company is moving in. */
    @BeforeAll
    static void start() throws SQLException, InterruptedException {
        desk = Desk.prepareDemo(FOLDER, CONSOLE::add);
        desk.begin();
        var patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (rowsBeforeTheKill < 1_000 && System.nanoTime() < patience) {
            rowsBeforeTheKill = rowsOfAnOpenTransaction();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        desk.kill();
        peopleAfterTheKill = number("select count(*) from person");
        desk.restart();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void aKilledStartLeavesNothingBehindAndTheNextOneIsWhole() throws SQLException {
        assertThat(rowsBeforeTheKill).as("rows of the start that was killed").isGreaterThanOrEqualTo(1_000);
        assertThat(peopleAfterTheKill).isZero();
        assertThat(CONSOLE.stream().filter(line -> line.contains("The demo company was loaded with")))
                .hasSize(1);
        assertThat(number("select count(distinct login) from person where origin = 'DEMO' and login is not null"))
                .isEqualTo(number("select count(*) from person where origin = 'DEMO' and login is not null"));
    }

    @Test
    void itIsAsLargeAsACompanyThatNeedsAServiceDesk() throws SQLException {
        assertThat(definitions("FAMILY")).isGreaterThanOrEqualTo(4);
        assertThat(definitions("SERVICE")).isGreaterThanOrEqualTo(30);
        assertThat(definitions("CALENDAR")).isGreaterThanOrEqualTo(3);
        assertThat(number("select count(*) from support_group where active")).isGreaterThanOrEqualTo(14);
        assertThat(texts("select distinct line from support_group where active order by line"))
                .containsExactly("1", "2", "3");
        assertThat(number("select count(distinct person_id) from membership")).isGreaterThanOrEqualTo(60);
        assertThat(number("select count(*) from person where origin = 'DEMO'")).isGreaterThanOrEqualTo(460);
        assertThat(texts("select distinct zone from person where origin = 'DEMO'"))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void sixWeeksOfWorkAreThereInEveryStateAndInBothLanguages() throws SQLException {
        assertThat(number("select count(*) from ticket")).isGreaterThan(1_000);
        assertThat(number("select timestampdiff(day, min(created_at), max(created_at)) from ticket"))
                .isBetween(39L, 42L);
        assertThat(texts("select distinct status from ticket"))
                .containsExactlyInAnyOrder(
                        "NEW", "ASSIGNED", "IN_PROGRESS", "ON_HOLD", "RESOLVED", "CLOSED", "CANCELLED");
        assertThat(number("select count(*) from ticket where subject regexp '[а-яА-Я]'"))
                .isGreaterThan(100);
        assertThat(number("select count(*) from ticket where subject regexp '^[ -~‘’“”–…]+$'"))
                .isGreaterThan(100);
        assertThat(number("select count(distinct service_key) from ticket")).isGreaterThanOrEqualTo(30);
        assertThat(number("select count(*) from ticket_hop")).isGreaterThan(100);
        assertThat(number("select count(*) from sla_clock where breached_at is not null"))
                .isPositive();
        assertThat(number("select count(*) from ticket where created_at > now(6) or updated_at > now(6)"))
                .isZero();
    }

    @Test
    void theEmployeeOfTheReadmeFindsWorkOfTheirOwn() {
        assertThat(desk.as("employee").get("/api/v1/tickets?view=mine").json().get("items"))
                .isNotEmpty();
        for (var login : List.of("line1", "line2", "line3")) {
            assertThat(desk.as(login).get("/api/v1/tickets?view=on-team").json().get("items"))
                    .as(login)
                    .isNotEmpty();
        }
    }

    /** What is written and not committed; 0 while there are no tables yet. */
    private static long rowsOfAnOpenTransaction() throws SQLException {
        try (var connection = desk.dataSource().getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select count(*) from ticket_history")) {
                rows.next();
                return rows.getLong(1);
            } catch (SQLSyntaxErrorException notYet) {
                return 0;
            }
        }
    }

    private static long definitions(String kind) throws SQLException {
        return number("select count(distinct def_key) from catalogue_definition where kind = '" + kind + "'");
    }

    private static long number(String query) throws SQLException {
        return Long.parseLong(texts(query).get(0));
    }

    private static List<String> texts(String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
