package org.threeline.desk.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.QueryPlans;
import org.threeline.it.QueryPlans.Step;

/** What a sweep costs follows from what is due: each of its looks reads one index in its order, and never the clocks. */
@ExtendWith(QueryPlans.Provided.class)
class SweepPlansIT {
    private static final int CLOCKS = 200_000;

    /** Before the first event, in the middle of those that are due, and with one in twenty clocks due. */
    private static final List<Instant> MOMENTS = List.of(
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2026-03-01T00:10:00Z"),
            Instant.parse("2026-03-01T02:46:40Z"));

    private static Clocks clocks;

    /** Half of all clocks have nothing more to tell, as on a desk some years old; the others' events are a second apart. */
    @BeforeAll
    static void manyClocks(QueryPlans plans) throws SQLException {
        plans.fill(
                "sla_clock",
                "delete from sla_clock",
                "insert into sla_clock (id, ticket_id, kind, cycle, definition_key, definition_version, calendar_key,"
                        + " calendar_version, priority, target_millis, pauses_on, warn_at, started_at, paused, due_at,"
                        + " projected_due_at, next_event_at, warned_up_to) select seq, seq div 2, 'RESOLUTION', 1,"
                        + " 'agreement', 1, 'calendar', 1, 'P3', 3600000, 'REQUESTER', '75', '2026-02-01', false,"
                        + " '2026-06-01', '2026-06-01', if(seq % 2 = 0, null, '2026-03-01' + interval seq second), 0"
                        + " from seq_1_to_" + CLOCKS);
        clocks = new Clocks();
        clocks.entities = plans.entities();
    }

    @Test
    void theFirstLookReadsTheIndexAlone(QueryPlans plans) throws SQLException {
        for (var now : MOMENTS) {
            var steps = readsTheIndexOfEvents(plans.of(() -> clocks.isAnythingDue(now)));
            assertThat(steps).allMatch(step -> step.extra().contains("using index"));
        }
    }

    @Test
    void whatIsDueIsCountedInTheIndexAlone(QueryPlans plans) throws SQLException {
        for (var now : MOMENTS) {
            var steps = readsTheIndexOfEvents(plans.of(() -> clocks.countDue(now)));
            assertThat(steps).allMatch(step -> step.extra().contains("using index"));
        }
    }

    @Test
    void whatIsDueIsFoundInItsOrderFromAnyPlace(QueryPlans plans) throws SQLException {
        for (var now : MOMENTS) {
            for (var after : List.of(
                    Clocks.Event.FIRST,
                    new Clocks.Event(Instant.parse("2026-03-01T00:05:01Z"), 301, 150),
                    new Clocks.Event(Instant.parse("2026-03-01T02:45:01Z"), 9901, 4950))) {
                if (after.at().isBefore(now)) {
                    readsTheIndexOfEvents(plans.of(() -> clocks.due(now, after, new Clocks.Share(1, 2), 2000)));
                }
            }
        }
    }

    @Test
    void pagesOfWhatIsDueAreWholeAndInOrder() {
        var now = Instant.parse("2026-03-01T00:10:00Z");
        var found = new ArrayList<Clocks.Event>();
        for (var which = 0; which < 2; which++) {
            var share = new Clocks.Share(which, 2);
            var of = new ArrayList<Clocks.Event>();
            for (var page = clocks.due(now, Clocks.Event.FIRST, share, 70); !page.isEmpty(); ) {
                of.addAll(page);
                page = clocks.due(now, page.get(page.size() - 1), share, 70);
            }
            assertThat(of).extracting(Clocks.Event::clockId).isSorted();
            found.addAll(of);
        }
        assertThat(found).extracting(Clocks.Event::clockId).doesNotHaveDuplicates();
        assertThat(found).hasSize(300).hasSize((int) clocks.countDue(now));
        assertThat(clocks.isAnythingDue(now)).isTrue();
        assertThat(clocks.isAnythingDue(MOMENTS.get(0))).isFalse();
    }

    private static List<Step> readsTheIndexOfEvents(List<Step> steps) {
        assertThat(steps).hasSize(1).allSatisfy(step -> {
            assertThat(step.type()).isEqualTo("range");
            assertThat(step.key()).isEqualTo("sla_clock_event");
            assertThat(step.sorts()).as(step.extra()).isFalse();
        });
        return steps;
    }
}
