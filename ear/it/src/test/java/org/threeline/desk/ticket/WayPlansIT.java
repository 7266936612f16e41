package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.QueryPlans;

/** Tickets whose figures are to be counted are found by their own index, however many stays there ever were. */
@ExtendWith(QueryPlans.Provided.class)
class WayPlansIT {
    private static final int STAYS = 100_000;

    @Test
    void whatIsToBeCountedIsReadInItsOrderFromTheIndexAlone(QueryPlans plans) throws SQLException {
        plans.fill(
                "ticket_hop",
                "delete from ticket_hop",
                "insert into ticket_hop (id, ticket_id, seq, kind, group_key, line, calendar_key, calendar_version,"
                        + " started_at, ended_at, figures_due) select seq, seq div 3, seq % 3, 'FILED', 'g1', 1, 'c', 1,"
                        + " '2026-01-01', if(seq % 2 = 0, null, '2026-02-01'), seq % 500 = 1 and seq > 1 from seq_1_to_"
                        + STAYS);
        var ways = new TicketWays();
        ways.entities = plans.entities();
        for (var after : new long[] {0, 10_000}) {
            assertThat(plans.of(() -> ways.due(after, 5000))).hasSize(1).allSatisfy(step -> {
                assertThat(step.key()).isEqualTo("ticket_hop_figures_due");
                assertThat(step.extra()).contains("using index");
                assertThat(step.sorts()).as(step.extra()).isFalse();
            });
        }
        assertThat(ways.isAnyDue()).isTrue();
        assertThat(ways.due(0, 5000)).hasSize(STAYS / 500 - 1).isSorted();
    }
}
