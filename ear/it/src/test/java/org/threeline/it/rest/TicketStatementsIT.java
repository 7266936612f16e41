package org.threeline.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threeline.it.rest.TicketDesk.API;
import static org.threeline.it.rest.TicketDesk.handoverTo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.Desk;
import org.threeline.it.RunningDesk;

/**
 * What a request costs the database: all statements as the server counts them, with those that check the connection,
 * begin and end a transaction, and find out who is asking.
 */
@ExtendWith(RunningDesk.class)
class TicketStatementsIT {
    /** Jobs of the desk count too; the least of so many is the request alone. */
    private static final int TRIES = 7;

    private TicketDesk tickets;
    private Desk desk;

    @BeforeEach
    void begin(Desk running) {
        desk = running;
        tickets = new TicketDesk(running);
    }

    @Test
    void aFilingIsTwoDozenStatements() throws SQLException {
        // The letter that confirms it is among them, and the look right after whether it can leave.
        assertThat(statementsOf(tickets::laptopTicket)).isLessThanOrEqualTo(26);
    }

    @Test
    void aPageOfAQueueCostsTheSameWhateverItHolds() throws SQLException {
        tickets.laptopTicket();
        var one = statementsOf(() -> tickets.list("line1", "view=on-team&q=" + tickets.word));
        for (int i = 0; i < 20; i++) {
            var number = tickets.laptopTicket();
            if (i % 2 == 0) {
                tickets.taken("daniel.weiss", number);
            }
        }
        var many = statementsOf(() -> tickets.list("line1", "view=on-team&q=" + tickets.word));

        assertThat(many).isEqualTo(one).isLessThanOrEqualTo(16);
        assertThat(statementsOf(() -> tickets.list("line1", "view=all"))).isLessThanOrEqualTo(16);
    }

    @Test
    void aTicketCostsTheSameHoweverLongItsStoryIs() throws SQLException {
        var number = tickets.laptopTicket();
        var young = statementsOf(() -> tickets.read("line1", number));
        tickets.taken("line1", number);
        for (int i = 0; i < 10; i++) {
            tickets.write("line1", number, "Reply " + i);
            tickets.write("employee", number, "Message " + i);
        }
        tickets.done("line1", number, "hold", Map.of("reason", "REQUESTER"));
        tickets.done("line1", number, "escalate", handoverTo("workplace"));
        tickets.done("line2", number, "hand-back", Map.of("reason", "No"));
        var old = statementsOf(() -> tickets.read("line1", number));

        assertThat(old).isEqualTo(young).isLessThanOrEqualTo(20);
        assertThat(statementsOf(() -> tickets.get("line1", number, "history"))).isLessThanOrEqualTo(16);
        assertThat(statementsOf(() -> tickets.get("line1", number, "clocks"))).isLessThanOrEqualTo(16);
    }

    @Test
    void servicesAreListedFromMemory() throws SQLException {
        assertThat(statementsOf(() -> desk.as("employee").get(API + "/services")))
                .isLessThanOrEqualTo(8);
    }

    private long statementsOf(Runnable request) throws SQLException {
        try (var connection = desk.dataSource().getConnection()) {
            var least = Long.MAX_VALUE;
            for (int i = 0; i < TRIES; i++) {
                var before = statements(connection);
                request.run();
                // The question itself is one.
                least = Math.min(least, statements(connection) - before - 1);
            }
            return least;
        }
    }

    private static long statements(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show global status like 'Questions'")) {
            rows.next();
            return rows.getLong(2);
        }
    }
}
