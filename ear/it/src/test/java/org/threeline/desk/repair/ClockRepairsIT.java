package org.threeline.desk.repair;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.QueryPlans;

/** What repairs cost while there are many with much in them, and what is forgotten of them. */
@ExtendWith(QueryPlans.Provided.class)
class ClockRepairsIT {
    private static final int REPAIRS = 400;
    private static final int DIFFERING = 60;
    private static final int TICKETS = 10_000;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    /** One repair that compares, and one that sets right. */
    private static final long COMPARING = 200;

    private static final long APPLYING = 300;

    private final ClockRepairs repairs = new ClockRepairs();
    private EntityManager entities;

    /** A repair an hour; of the tickets that differed a third could not be set right. */
    @BeforeEach
    void manyRepairs(QueryPlans plans) throws SQLException {
        plans.fill(
                "clock_repair",
                "delete from clock_repair",
                "insert into clock_repair (id, scope, subject, phase, asked_by_id, asked_at, up_to_ticket, tickets,"
                        + " compared, last_ticket, passes) select seq, 'SERVICE', 's3', case seq when " + COMPARING
                        + " then 'COMPARING' when " + APPLYING
                        + " then 'APPLYING' else if(seq % 2 = 0, 'ENDED', 'COMPARED') end, 7,"
                        + " '2026-01-01' + interval seq hour, " + TICKETS + ", 1, 1, 1, 0 from seq_1_to_" + REPAIRS);
        plans.fill(
                "clock_repair_ticket",
                "delete from clock_repair_ticket",
                "insert into clock_repair_ticket select r.seq, t.seq * 10, if(t.seq % 3 = 0, 'LEFT', if(r.seq = "
                        + APPLYING + ", 'FOUND', 'REPAIRED')) from seq_1_to_" + REPAIRS + " r, seq_1_to_" + DIFFERING
                        + " t");
        plans.fill(
                "clock_repair_difference",
                "delete from clock_repair_difference",
                "insert into clock_repair_difference select repair_id, ticket_id, 0, 'RESOLUTION', 1, 'DUE', 'a', 'b'"
                        + " from clock_repair_ticket");
        plans.fill(
                "ticket",
                "delete from ticket",
                "insert into ticket (id, type, channel, service_key, service_version, agreement_version, confidential,"
                        + " subject, requester_id, filed_by_id, status, is_open, impact, urgency, priority, line, group_key,"
                        + " escalated, created_at, updated_at, sort_due_at, version) select seq, 'INCIDENT',"
                        + " 'PORTAL', concat('s', seq % 60), 1, 1, false, 'It does not start', 1, 1, 'CLOSED', false,"
                        + " 'MEDIUM', 'MEDIUM', 'P3', 1, 'g1', false, '2026-02-01', '2026-02-02', '2026-03-01', 0"
                        + " from seq_1_to_" + TICKETS);
        entities = plans.entities();
        repairs.entities = entities;
    }

    @Test
    void aListOfRepairsIsTwoStatementsHoweverLongItIs(QueryPlans plans) {
        assertThat(plans.statements(() -> repairs.newest(1))).isEqualTo(2);
        assertThat(plans.statements(() -> repairs.newest(50))).isEqualTo(2);

        var newest = repairs.newest(50);
        assertThat(newest).hasSize(50).extracting(ClockRepairs.RepairView::id).startsWith(400L, 399L, 398L);
        assertThat(newest)
                .allSatisfy(repair ->
                        assertThat(repair.states()).isEqualTo(Map.of(RepairState.REPAIRED, 40L, RepairState.LEFT, 20L)))
                .allSatisfy(repair -> assertThat(repairs.find(repair.id())).contains(repair));
    }

    @Test
    void aRepairWithoutDifferencesHasNone() {
        entities.getTransaction().begin();
        entities.createNativeQuery("delete from clock_repair_ticket where repair_id = 400")
                .executeUpdate();
        entities.getTransaction().commit();

        assertThat(repairs.newest(2)).extracting(ClockRepairs.RepairView::found).containsExactly(0L, 60L);
        assertThat(repairs.find(400).orElseThrow().states()).isEmpty();
    }

    @Test
    void theNewestAreReadInTheirOrderAndCountedInAnIndexAlone(QueryPlans plans) throws SQLException {
        var steps = plans.of(() -> repairs.newest(20));
        assertThat(steps).hasSize(2).noneMatch(QueryPlans.Step::sorts);
        assertThat(steps.get(0).key()).isEqualTo("clock_repair_asked");
        assertThat(steps.get(1).key()).isEqualTo("clock_repair_ticket_state");
        assertThat(steps.get(1).extra()).contains("using index");
        assertThat(steps.get(1).rows()).isLessThanOrEqualTo(20L * DIFFERING * 2);
    }

    @Test
    void whatIsToBeDoneIsFoundByItsPhase(QueryPlans plans) throws SQLException {
        for (var question : List.<Runnable>of(
                () -> repairs.isAnythingDue(FIRST), () -> repairs.active(0, 1), () -> repairs.active(240, 1))) {
            assertThat(plans.of(question)).hasSize(1).allSatisfy(step -> {
                assertThat(step.type()).isEqualTo("range");
                assertThat(step.key()).isEqualTo("clock_repair_phase");
                assertThat(step.rows()).isLessThan(10);
            });
        }
        assertThat(repairs.active(0, 10)).extracting(ClockRepair::id).containsExactly(COMPARING, APPLYING);
        assertThat(repairs.active(COMPARING + 1, 10))
                .extracting(ClockRepair::id)
                .containsExactly(APPLYING);
    }

    @Test
    void ticketsOfARepairAreReadInTheirOrderFromAnyPlace(QueryPlans plans) throws SQLException {
        var applying = entities.find(ClockRepair.class, APPLYING);
        var comparing = entities.find(ClockRepair.class, COMPARING);
        for (var after : new long[] {0, 300}) {
            assertThat(plans.of(() -> repairs.tickets(applying, after, 20)))
                    .hasSize(1)
                    .allSatisfy(step -> {
                        assertThat(step.type()).isEqualTo("range");
                        assertThat(step.key()).isEqualTo("clock_repair_ticket_state");
                        assertThat(step.extra()).contains("using index");
                        assertThat(step.sorts()).as(step.extra()).isFalse();
                    });
            assertThat(plans.of(() -> repairs.tickets(comparing, after, 20)))
                    .hasSize(1)
                    .allSatisfy(step -> {
                        assertThat(step.type()).isEqualTo("range");
                        assertThat(step.key()).isEqualTo("PRIMARY");
                        assertThat(step.sorts()).as(step.extra()).isFalse();
                    });
        }
        assertThat(repairs.tickets(applying, 0, 5)).containsExactly(10L, 20L, 40L, 50L, 70L);
        assertThat(repairs.tickets(comparing, 0, 3)).containsExactly(3L, 63L, 123L);
    }

    @Test
    void whatIsOverOrWaitsForADecisionIsForgottenAfterItsTime() {
        var before = FIRST.plusSeconds(3600 * 350);

        entities.getTransaction().begin();
        assertThat(repairs.forgetBefore(before)).isEqualTo(349 - 2);
        entities.getTransaction().commit();

        assertThat(repairs.newest(REPAIRS))
                .extracting(ClockRepairs.RepairView::id)
                .as("what goes on stays however old it is, and what is not older than that")
                .hasSize(51 + 2)
                .contains(COMPARING, APPLYING, 350L, 400L)
                .doesNotContain(349L);
        for (var table : List.of("clock_repair_ticket", "clock_repair_difference")) {
            assertThat(idsIn(table)).as(table).isEqualTo(idsIn("clock_repair"));
        }
        entities.getTransaction().begin();
        assertThat(repairs.forgetBefore(before)).as("once more").isZero();
        entities.getTransaction().commit();
    }

    private List<?> idsIn(String table) {
        var id = table.equals("clock_repair") ? "id" : "repair_id";
        return entities.createNativeQuery("select distinct " + id + " from " + table + " order by " + id)
                .getResultList();
    }
}
