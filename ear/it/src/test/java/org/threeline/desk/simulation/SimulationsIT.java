package org.threeline.desk.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.QueryPlans;

/** What is forgotten of simulations, and how those are found that go on. */
@ExtendWith(QueryPlans.Provided.class)
class SimulationsIT {
    private static final int SIMULATIONS = 200;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    /** Old, and not done yet. */
    private static final long GOES_ON = 50;

    private final Simulations simulations = new Simulations();
    private EntityManager entities;

    /** One an hour. */
    @BeforeEach
    void manySimulations(QueryPlans plans) throws SQLException {
        plans.fill(
                "simulation",
                "delete from simulation",
                "insert into simulation (id, kind, definition_key, seen_version, document, filed_from, filed_until,"
                        + " asked_by_id, asked_at, tickets, told, last_ticket, done_at) select seq, 'CALENDAR', 'c', 1, '{}',"
                        + " '2025-01-01', '2026-01-01', 7, '2026-01-01' + interval seq hour, 1, 1, 1, if(seq = "
                        + GOES_ON
                        + ", null, '2026-03-01') from seq_1_to_" + SIMULATIONS);
        plans.fill(
                "simulation_count",
                "delete from simulation_count",
                "insert into simulation_count select id, 'RESOLUTION', 'P1', 'g1', 'KEPT', 'BROKEN', 3 from simulation");
        plans.fill(
                "simulation_flip",
                "delete from simulation_flip",
                "insert into simulation_flip select id, t.seq, 'RESOLUTION', 1, 'KEPT', 'BROKEN', null, null, null"
                        + " from simulation, seq_1_to_3 t");
        entities = plans.entities();
        simulations.entities = entities;
    }

    @Test
    void whatIsDoneIsForgottenAfterItsTimeWithAllItFound() {
        var before = FIRST.plusSeconds(3600 * 100);

        entities.getTransaction().begin();
        assertThat(simulations.forgetBefore(before)).isEqualTo(99 - 1);
        entities.getTransaction().commit();

        assertThat(ids("simulation", "id"))
                .as("what goes on stays however old it is, and what is not older than that")
                .hasSize(101 + 1)
                .contains(GOES_ON, 100L, 200L)
                .doesNotContain(99L);
        assertThat(ids("simulation_count", "simulation_id")).isEqualTo(ids("simulation", "id"));
        assertThat(ids("simulation_flip", "simulation_id")).isEqualTo(ids("simulation", "id"));
        assertThat(simulations.flips(100, 0, 10)).as("all of it").hasSize(3);
        entities.getTransaction().begin();
        assertThat(simulations.forgetBefore(before)).as("once more").isZero();
        entities.getTransaction().commit();
    }

    @Test
    void whatGoesOnIsFoundInItsIndex(QueryPlans plans) throws SQLException {
        for (var question : List.<Runnable>of(
                () -> simulations.isAnythingDue(FIRST), () -> simulations.open(0, 1), () -> simulations.open(51, 1))) {
            assertThat(plans.of(question)).hasSize(1).allSatisfy(step -> {
                assertThat(step.key()).isEqualTo("simulation_open");
                assertThat(step.rows()).isLessThan(10);
                assertThat(step.sorts()).as(step.extra()).isFalse();
            });
        }
        assertThat(simulations.open(0, 10)).extracting(Simulation::id).containsExactly(GOES_ON);
    }

    private List<Long> ids(String table, String column) {
        List<?> ids = entities.createNativeQuery("select distinct " + column + " from " + table + " order by " + column)
                .getResultList();
        return ids.stream().map(id -> ((Number) id).longValue()).toList();
    }
}
