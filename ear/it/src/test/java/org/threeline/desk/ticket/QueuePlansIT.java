package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.ticket.TicketQueue.Filter;
import org.threeline.desk.ticket.TicketQueue.Key;
import org.threeline.desk.ticket.TicketQueue.Sort;
import org.threeline.it.QueryPlans;

/** A page of a view is one seek in an index for each group, read in the order of the list, however many tickets there are. */
@ExtendWith(QueryPlans.Provided.class)
class QueuePlansIT {
    private static final int TICKETS = 120_000;
    private static final Actor AGENT = new Actor(7L, "agent", Set.of("g1", "g2", "g3"), Set.of(), false);
    private static final Instant SOON = Instant.parse("2026-03-01T03:00:00Z");
    private static final Key MIDDLE = new Key(Instant.parse("2026-03-01T12:00:00Z"), 43_200);

    private static EntityManager entities;

    /** Forty groups, a quarter of the tickets still open. */
    @BeforeAll
    static void manyTickets(QueryPlans plans) throws SQLException {
        plans.fill(
                "ticket",
                "delete from ticket",
                "insert into ticket (id, type, channel, service_key, service_version, agreement_version, confidential,"
                        + " subject, requester_id, filed_by_id, status, is_open, impact, urgency, priority, line, group_key,"
                        + " assignee_id, escalated, created_at, updated_at, sort_due_at, version) select seq, 'INCIDENT',"
                        + " 'PORTAL', concat('s', seq % 60), 1, 1, false, 'It does not start', seq % 5000, seq % 5000,"
                        + " case when seq % 4 > 0 then 'CLOSED' when seq % 12 = 0 then 'ON_HOLD' else 'IN_PROGRESS' end,"
                        + " seq % 4 = 0, 'MEDIUM', 'MEDIUM', 'P3', 1, concat('g', (seq div 4) % 40),"
                        + " if(seq % 3 = 0, null, (seq div 4) % 200), seq % 7 = 0, '2026-02-01' + interval seq second,"
                        + " '2026-02-02' + interval seq second, '2026-03-01' + interval seq second, 0"
                        + " from seq_1_to_" + TICKETS);
        entities = plans.entities();
    }

    @Test
    void aViewOfGroupsIsASeekInTheGroupsIndex(QueryPlans plans) throws SQLException {
        for (var after : new Key[] {null, MIDDLE}) {
            readsInOrder(plans, QueueView.ON_TEAM, Sort.NEXT_DUE, after, "ticket_group_due");
            readsInOrder(plans, QueueView.ON_TEAM, Sort.UPDATED, after, "ticket_group_updated");
            readsInOrder(plans, QueueView.UNASSIGNED, Sort.NEXT_DUE, after, "ticket_group_free_due");
            readsInOrder(plans, QueueView.ESCALATED, Sort.NEXT_DUE, after, "ticket_group_came_due");
            readsInOrder(plans, QueueView.WAITING, Sort.NEXT_DUE, after, "ticket_group_status");
        }
    }

    @Test
    void aViewOfOnePersonIsASeekInThePersonsIndex(QueryPlans plans) throws SQLException {
        for (var after : new Key[] {null, MIDDLE}) {
            readsInOrder(plans, QueueView.ON_ME, Sort.NEXT_DUE, after, "ticket_assignee_due");
            readsInOrder(plans, QueueView.MINE, Sort.UPDATED, after, "ticket_requester");
        }
    }

    @Test
    void ticketsOnHoldThatAreOutOfPlaceAreASeekHoweverManyAreOverdue(QueryPlans plans) throws SQLException {
        var tickets = new Tickets();
        tickets.entities = entities;
        for (var now : List.of(SOON, Instant.parse("2026-03-03T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"))) {
            for (var limit : new int[] {1, 2000}) {
                assertThat(plans.of(() -> tickets.outOfPlace(now, limit)))
                        .hasSize(1)
                        .allMatch(step -> step.key().equals("ticket_held_place") && !step.sorts())
                        .allMatch(step -> step.extra().contains("using index"));
            }
        }
        assertThat(tickets.outOfPlace(Instant.parse("2026-03-01T00:20:00Z"), 2000))
                .as("all on hold without a due time, up to then")
                .hasSize(99)
                .isSorted();
    }

    private static void readsInOrder(QueryPlans plans, QueueView view, Sort sort, Key after, String index)
            throws SQLException {
        var search = QueueSearch.of(
                view, Filter.NONE, sort, after, 26, new QueueSearch.Sight(AGENT, Set.of()), Map.of("calendar", SOON));
        var steps = plans.of(() -> {
            var query = entities.createNativeQuery(search.sql());
            search.bind(query);
            query.getResultList();
        });
        var tickets = steps.stream().filter(step -> step.table().equals("t")).toList();
        assertThat(tickets).hasSize(view.isOfGroups() ? AGENT.groups().size() : 1);
        assertThat(tickets)
                .as("%s by %s: %s", view, sort, steps)
                .allMatch(step -> step.key().equals(index) && !step.sorts())
                .allMatch(step -> List.of("ref", "range").contains(step.type()));
    }
}
