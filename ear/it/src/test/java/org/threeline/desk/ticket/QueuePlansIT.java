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

/** A page of a view is read in its order from an index, group by group, however many tickets there are. */
@ExtendWith(QueryPlans.Provided.class)
class QueuePlansIT {
    private static final int TICKETS = 120_000;
    private static final Actor AGENT = new Actor(7L, "agent", Set.of("g1", "g2", "g3"), Set.of(), false);
    private static final Instant SOON = Instant.parse("2026-03-01T03:00:00Z");
    private static final Actor EMPLOYEE = new Actor(7L, "employee", Set.of(), Set.of(), false);
    private static final Actor ADMIN = new Actor(7L, "admin", Set.of(), Set.of(), true);
    private static final int PAGE = 26;

    /** Due within the next hour of work. */
    private static final Key DUE = new Key(Instant.parse("2026-03-01T01:00:00Z"), 3_600);

    private static EntityManager entities;

    /** Forty groups, a quarter of the tickets still open; each with two clocks, and every third watched by somebody. */
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
        plans.fill(
                "sla_clock",
                "delete from sla_clock",
                "insert into sla_clock (id, ticket_id, kind, cycle, definition_key, definition_version, calendar_key,"
                        + " calendar_version, priority, target_millis, pauses_on, warn_at, started_at, paused, due_at,"
                        + " projected_due_at, warned_up_to, outcome) select t.id * 2 + s.seq, t.id, if(s.seq = 0,"
                        + " 'RESOLUTION', 'FIRST_RESPONSE'), 1, 'agreement', 1, 'calendar', 1, 'P3', 3600000, 'REQUESTER',"
                        + " '75', '2026-02-01', false, t.sort_due_at, t.sort_due_at, 0, if(t.is_open, null, 'MET')"
                        + " from ticket t, seq_0_to_1 s");
        plans.fill(
                "ticket_participant",
                "delete from ticket_participant",
                "insert into ticket_participant (ticket_id, person_id, part) select seq * 3, seq % 2000, 'WATCHER'"
                        + " from seq_1_to_" + TICKETS / 3);
        plans.fill(
                "ticket_group_access",
                "delete from ticket_group_access",
                "insert into ticket_group_access (ticket_id, group_key) select id, group_key from ticket");
        entities = plans.entities();
    }

    /** In the middle of a list, whatever its order. */
    private static Key middle(Sort sort) {
        var day =
                switch (sort) {
                    case NEXT_DUE -> "2026-03-01";
                    case UPDATED -> "2026-02-02";
                    case CREATED -> "2026-02-01";
                };
        return new Key(Instant.parse(day + "T12:00:00Z"), 43_200);
    }

    private static Key[] beginnings(Sort sort) {
        return new Key[] {null, middle(sort)};
    }

    @Test
    void aViewOfGroupsIsASeekInTheGroupsIndex(QueryPlans plans) throws SQLException {
        for (var after : beginnings(Sort.UPDATED)) {
            readsInOrder(plans, QueueView.ON_TEAM, Sort.UPDATED, after, "ticket_group_updated");
        }
        for (var after : beginnings(Sort.NEXT_DUE)) {
            readsInOrder(plans, QueueView.ON_TEAM, Sort.NEXT_DUE, after, "ticket_group_due");
            readsInOrder(plans, QueueView.UNASSIGNED, Sort.NEXT_DUE, after, "ticket_group_free_due");
            readsInOrder(plans, QueueView.ESCALATED, Sort.NEXT_DUE, after, "ticket_group_came_due");
            readsInOrder(plans, QueueView.WAITING, Sort.NEXT_DUE, after, "ticket_group_status");
        }
    }

    @Test
    void aViewOfOnePersonIsASeekInThePersonsIndex(QueryPlans plans) throws SQLException {
        for (var after : beginnings(Sort.NEXT_DUE)) {
            readsInOrder(plans, QueueView.ON_ME, Sort.NEXT_DUE, after, "ticket_assignee_due");
        }
        for (var after : beginnings(Sort.UPDATED)) {
            readsInOrder(plans, QueueView.MINE, Sort.UPDATED, after, "ticket_requester");
        }
    }

    @Test
    void whatIsDueSoonIsASeekInTheGroupsIndexAndOneInTheClocksOfEachTicket(QueryPlans plans) throws SQLException {
        for (var after : new Key[] {null, DUE}) {
            readsInOrder(plans, QueueView.DUE_SOON, Sort.NEXT_DUE, after, "ticket_group_due");
            assertThat(plans.of(asking(AGENT, QueueView.DUE_SOON, Sort.NEXT_DUE, false, after)))
                    .filteredOn(step -> step.table().equals("c"))
                    .hasSize(AGENT.groups().size())
                    .allMatch(step -> step.key().equals("sla_clock_ticket") && step.rows() <= 2);
        }
    }

    /** The plan says that all tickets are sorted, for the order decides only after it has been written down. */
    @Test
    void everythingIsReadInItsOrderAndNoFurtherThanAPage(QueryPlans plans) throws SQLException {
        for (var actor : List.of(AGENT, ADMIN)) {
            for (var backwards : new boolean[] {false, true}) {
                for (var after : beginnings(Sort.NEXT_DUE)) {
                    readsAPage(
                            plans, asking(actor, QueueView.ALL, Sort.NEXT_DUE, backwards, after), "ticket_open_due", 1);
                }
                for (var after : beginnings(Sort.UPDATED)) {
                    // Open and closed ones lie side by side in this index; one in four is open.
                    readsAPage(
                            plans, asking(actor, QueueView.ALL, Sort.UPDATED, backwards, after), "ticket_updated", 5);
                }
            }
        }
    }

    private static void readsAPage(QueryPlans plans, Runnable question, String index, int pages) throws SQLException {
        var steps = plans.inFact(question);
        assertThat(steps)
                .filteredOn(step -> step.table().equals("t"))
                .hasSize(2)
                .allSatisfy(step -> {
                    assertThat(step.key()).as("%s", steps).isEqualTo(index);
                    assertThat(step.sorts()).as("%s", steps).isFalse();
                    assertThat(step.rows()).as("%s", steps).isLessThanOrEqualTo(PAGE * (pages + 1L));
                });
    }

    @Test
    void whatAPersonFollowsOrMaySeeAsAnEmployeeIsSoughtAmongTheirOwn(QueryPlans plans) throws SQLException {
        for (var view : List.of(QueueView.FOLLOWED, QueueView.ALL)) {
            for (var sort : Sort.values()) {
                for (var after : beginnings(sort)) {
                    for (var backwards : new boolean[] {false, true}) {
                        var steps = plans.of(asking(EMPLOYEE, view, sort, backwards, after));
                        assertThat(steps)
                                .filteredOn(step -> !step.table().startsWith("<"))
                                .allSatisfy(step -> {
                                    assertThat(step.type()).as("%s", steps).isIn("ref", "range", "eq_ref");
                                    // They asked for 24, filed as many, and watch 20.
                                    assertThat(step.rows()).as("%s", steps).isLessThan(50);
                                });
                    }
                }
            }
        }
    }

    /** No index has this order: what is sorted is what is open in a group, or one person's. */
    @Test
    void theNewestFirstAreSortedAmongThoseOfAGroupOrAPerson(QueryPlans plans) throws SQLException {
        var ofGroup = TICKETS / 4 / 40;
        for (var view : List.of(
                QueueView.ON_TEAM,
                QueueView.UNASSIGNED,
                QueueView.ESCALATED,
                QueueView.DUE_SOON,
                QueueView.WAITING,
                QueueView.ON_ME,
                QueueView.MINE)) {
            for (var after : beginnings(Sort.CREATED)) {
                assertThat(plans.of(asking(AGENT, view, Sort.CREATED, false, after)))
                        .filteredOn(step -> step.table().equals("t"))
                        .isNotEmpty()
                        .allSatisfy(step -> {
                            assertThat(step.key()).as("%s", view).matches("ticket_(group|assignee|requester).*");
                            assertThat(step.rows()).as("%s", view).isLessThanOrEqualTo(ofGroup * 2L);
                        });
            }
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
        var steps = plans.of(asking(AGENT, view, sort, false, after));
        var tickets = steps.stream().filter(step -> step.table().equals("t")).toList();
        assertThat(tickets).hasSize(view.isOfGroups() ? AGENT.groups().size() : 1);
        assertThat(tickets)
                .as("%s by %s: %s", view, sort, steps)
                .allMatch(step -> step.key().equals(index) && !step.sorts())
                .allMatch(step -> List.of("ref", "range").contains(step.type()));
    }

    private static Runnable asking(Actor actor, QueueView view, Sort sort, boolean backwards, Key after) {
        var search = QueueSearch.of(
                view,
                Filter.NONE,
                sort,
                backwards,
                after,
                PAGE,
                new QueueSearch.Sight(actor, Set.of()),
                Map.of("calendar", SOON));
        return () -> {
            var query = entities.createNativeQuery(search.sql());
            search.bind(query);
            query.getResultList();
        };
    }
}
