package org.threeline.desk.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.QueryPlans;

/** Pages to be repeated are found by when that is, however many pages there ever were. */
@ExtendWith(QueryPlans.Provided.class)
class PagePlansIT {
    private static final int PAGES = 100_000;
    private static final int ONE_OPEN_IN = 50;

    @Test
    void whatIsToBePagedAgainIsReadInItsOrderFromTheIndexAlone(QueryPlans plans) throws SQLException {
        plans.fill(
                "page",
                "delete from page",
                "insert into page (id, ticket_id, clock_id, threshold, rule, group_key, promise, breach, again,"
                        + " every_minutes, most, times, opened_at, next_at, ended_at) select seq, seq div 2, seq, '100', 1,"
                        + " 'g1', 'RESOLUTION', true, 'ON_CALL', 10, 4, 1, '2026-03-01', if(seq % " + ONE_OPEN_IN
                        + " = 0, '2026-03-01' + interval seq second, null), if(seq % " + ONE_OPEN_IN
                        + " = 0, null, '2026-03-02') from seq_1_to_" + PAGES);
        var pages = new Pages();
        pages.entities = plans.entities();
        var before = Instant.parse("2026-02-28T00:00:00Z");
        var some = Instant.parse("2026-03-01T00:10:00Z");
        var all = Instant.parse("2026-04-01T00:00:00Z");

        for (var now : List.of(before, some, all)) {
            for (var question : List.<Runnable>of(() -> pages.isAnyDue(now), () -> pages.due(now, 500))) {
                assertThat(plans.of(question)).hasSize(1).allSatisfy(step -> {
                    assertThat(step.type()).isEqualTo("range");
                    assertThat(step.key()).isEqualTo("page_next");
                    assertThat(step.extra()).contains("using index");
                    assertThat(step.sorts()).as(step.extra()).isFalse();
                });
            }
        }
        assertThat(plans.of(() -> pages.waitingOf(List.of(500L, 700L)))).allSatisfy(step -> {
            assertThat(step.type()).as(step.key()).isNotEqualTo("ALL");
            assertThat(step.rows()).as(step.key()).isLessThanOrEqualTo(10);
        });
        assertThat(plans.of(() -> pages.firstAt(500))).allSatisfy(step -> {
            assertThat(step.type()).as(step.key()).isNotEqualTo("ALL");
            assertThat(step.rows()).as(step.key()).isLessThanOrEqualTo(10);
        });
        assertThat(pages.isAnyDue(before)).isFalse();
        assertThat(pages.due(some, 500)).hasSize(600 / ONE_OPEN_IN).isSorted().startsWith((long) ONE_OPEN_IN);
        assertThat(pages.due(all, PAGES)).hasSize(PAGES / ONE_OPEN_IN);
    }
}
