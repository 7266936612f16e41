package org.threeline.desk.report;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.desk.report.HandOverReports.Place;
import org.threeline.it.QueryPlans;
import org.threeline.it.QueryPlans.Step;

/** Figures of some days cost what was over in these days, and are read from indexes alone. */
@ExtendWith(QueryPlans.Provided.class)
class HandOverPlansIT {
    private static final int TICKETS = 100_000;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final HandOverSearch.Sight ADMIN = new HandOverSearch.Sight(true, Set.of(), Set.of(), false);
    private static final HandOverSearch.Sight OWNER =
            new HandOverSearch.Sight(false, Set.of("s3", "s4"), Set.of(), true);
    private static final HandOverSearch.Sight LEAD = new HandOverSearch.Sight(false, Set.of(), Set.of("g7"), false);

    private static EntityManager entities;

    /** Twenty groups, a minute between one ticket and the next, and a tenth of them went to and fro. */
    @BeforeAll
    static void manyTickets(QueryPlans plans) throws SQLException {
        plans.fill(
                "report_ticket",
                "delete from report_ticket",
                "insert into report_ticket select seq, '2026-01-01' + interval seq minute, concat('s', seq % 60),"
                        + " concat('P', seq % 4 + 1), true, 1 + seq % 3, 2, seq % 10 = 0, seq % 10 = 0, seq % 5 = 0,"
                        + " if(seq % 25 = 0, 'OTHER', 'NONE') from seq_1_to_" + TICKETS);
        plans.fill(
                "report_stay",
                "delete from report_stay",
                "insert into report_stay select t.seq, s.seq, '2026-01-01' + interval t.seq minute,"
                        + " concat('s', t.seq % 60), concat('P', t.seq % 4 + 1), concat('g', (t.seq + s.seq * 7) % 20),"
                        + " s.seq, 60000 * (t.seq * 7919 % 5000), t.seq % 3 > 0, if(s.seq > 1, concat('g', (t.seq +"
                        + " s.seq * 7 - 7) % 20), null), s.seq = 3 and t.seq % 9 = 0, s.seq = 3 and t.seq % 10 = 0"
                        + " from seq_1_to_" + TICKETS + " t, seq_1_to_3 s");
        plans.fill(
                "report_stint",
                "delete from report_stint",
                "insert into report_stint select ticket_id, seq, ticket_id % 300, done_at, service_key, priority,"
                        + " group_key, worked_millis div 2 from report_stay");
        plans.fill(
                "report_breach",
                "delete from report_breach",
                "insert into report_breach select ticket_id, 'RESOLUTION', done_at, service_key, priority, breach_reason"
                        + " from report_ticket where broken");
        entities = plans.entities();
    }

    @Test
    void figuresOfSomeDaysAreReadFromTheirStretchOfAnIndex(QueryPlans plans) throws SQLException {
        for (var sight : List.of(ADMIN, OWNER)) {
            var tables = tables(days(3), sight);
            inTheIndexAlone(plans.of(tables::tickets), "report_ticket_figures");
            inTheIndexAlone(plans.of(tables::stays), "report_stay_figures");
            inTheIndexAlone(plans.of(tables::ways), "report_stay_figures");
            inTheIndexAlone(plans.of(tables::breaches), "report_breach_figures");
            inTheIndexAlone(plans.of(() -> tables.responsible("g7")), "report_stint_group");
        }
    }

    private static void inTheIndexAlone(List<Step> steps, String index) {
        assertThat(steps).hasSize(1).allSatisfy(step -> {
            assertThat(step.type()).isEqualTo("range");
            assertThat(step.key()).isEqualTo(index);
            assertThat(step.extra()).contains("using index");
        });
    }

    @Test
    void listsAreReadInTheirOrderAndBeginAnywhere(QueryPlans plans) throws SQLException {
        var tables = tables(days(60), ADMIN);
        for (var after : new Place[] {null, new Place(FIRST.plus(Duration.ofDays(30)), 43_200)}) {
            for (var list : List.of(HandOverTables.WENT_BACK, HandOverTables.IN_WORDS)) {
                assertThat(plans.of(() -> tables.over(list, after, 21)))
                        .hasSize(1)
                        .allSatisfy(step -> {
                            assertThat(step.type()).isEqualTo("range");
                            assertThat(step.key()).isIn("report_ticket_back", "report_ticket_reason");
                            assertThat(step.sorts()).as(step.extra()).isFalse();
                        });
            }
        }
    }

    @Test
    void ticketsOfAGroupAreFoundInItsOwnIndex(QueryPlans plans) throws SQLException {
        var inGroup = new HandOverScope(FIRST, FIRST.plus(Duration.ofDays(3)), Set.of(), "g7", null);
        for (var tables : List.of(tables(inGroup, ADMIN), tables(days(3), LEAD))) {
            for (var question : List.<Runnable>of(tables::tickets, tables::stays, tables::ways, tables::breaches)) {
                // The group's tickets come from its index, what is asked of them from where they lie.
                assertThat(plans.of(question))
                        .filteredOn(step -> !step.table().startsWith("<subquery"))
                        .anyMatch(step -> step.key().equals("report_stay_group"))
                        .allMatch(step -> List.of("range", "ref", "eq_ref").contains(step.type()));
            }
        }
    }

    private static HandOverTables tables(HandOverScope scope, HandOverSearch.Sight sight) {
        return new HandOverTables(entities, scope, sight);
    }

    private static HandOverScope days(int days) {
        return new HandOverScope(FIRST, FIRST.plus(Duration.ofDays(days)), Set.of(), null, null);
    }
}
