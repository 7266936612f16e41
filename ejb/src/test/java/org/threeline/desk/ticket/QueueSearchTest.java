package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threeline.desk.ticket.TicketFixture.NOON;
import static org.threeline.desk.ticket.TicketFixture.administrator;
import static org.threeline.desk.ticket.TicketFixture.agent;
import static org.threeline.desk.ticket.TicketFixture.employee;

import jakarta.persistence.Query;
import java.lang.reflect.Proxy;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeline.catalog.sla.Priority;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.ticket.TicketQueue.Filter;
import org.threeline.desk.ticket.TicketQueue.Key;
import org.threeline.desk.ticket.TicketQueue.Sort;

class QueueSearchTest {
    private static final Actor IN_TWO_GROUPS = agent(11, "service-desk", "network");

    @Test
    void aViewOfGroupsSeeksEachGroupByItself() {
        var sql = search(QueueView.ON_TEAM, Filter.NONE, Sort.NEXT_DUE, null, IN_TWO_GROUPS)
                .sql();

        assertThat(sql.split("union all")).hasSize(2).allSatisfy(branch -> assertThat(branch)
                .contains("t.group_key = ?")
                .contains("order by t.sort_due_at, t.id limit 50")
                .doesNotContain(" in ("));
        assertThat(sql).endsWith("order by sort_value, id limit 50");
    }

    @Test
    void aPlaceNoTicketCanHaveIsNone() {
        for (var at : new Instant[] {Instant.MIN, Instant.MAX, Instant.parse("+10000-01-01T00:00:00Z")}) {
            assertThatThrownBy(() -> new Key(at, 1)).isInstanceOf(DateTimeException.class);
        }
    }

    @Test
    void aFilterOnGroupsLeavesTheOthersOut() {
        var filter = new Filter(
                Set.of(), Set.of(), Set.of("network", "platform"), Set.of(), Set.of(), Set.of(), Set.of(), null);

        assertThat(search(QueueView.ON_TEAM, filter, Sort.NEXT_DUE, null, IN_TWO_GROUPS)
                        .sql())
                .doesNotContain("union all");
    }

    @Test
    void whoeverIsInNoGroupHasNothingThere() {
        assertThat(search(QueueView.UNASSIGNED, Filter.NONE, Sort.NEXT_DUE, null, employee(1))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void newestFirstIsReadBackwards() {
        var sql = search(QueueView.MINE, Filter.NONE, Sort.UPDATED, new Key(NOON, 5), employee(1))
                .sql();

        assertThat(sql)
                .contains("t.updated_at <= ? and (t.updated_at < ? or t.id < ?)")
                .contains("order by t.updated_at desc, t.id desc")
                .endsWith("order by sort_value desc, id desc limit 50");
    }

    @Test
    void thePageAfterAKeyBeginsBehindIt() {
        assertThat(search(QueueView.ON_ME, Filter.NONE, Sort.NEXT_DUE, new Key(NOON, 5), IN_TWO_GROUPS)
                        .sql())
                .contains("t.sort_due_at >= ? and (t.sort_due_at > ? or t.id > ?)");
    }

    @Test
    void everythingIsEverythingOneMaySee() {
        assertThat(search(QueueView.ALL, Filter.NONE, Sort.CREATED, null, employee(1))
                        .sql())
                .contains("t.requester_id = ?", "t.filed_by_id = ?", "p.part = 'WATCHER'")
                .doesNotContain("confidential", "ticket_group_access");
        assertThat(search(QueueView.ALL, Filter.NONE, Sort.CREATED, null, IN_TWO_GROUPS)
                        .sql())
                .contains("t.confidential = false or ", "ticket_group_access");
        assertThat(search(QueueView.ALL, Filter.NONE, Sort.CREATED, null, administrator(1))
                        .sql())
                .contains("t.confidential = false or ")
                .doesNotContain("ticket_group_access");
        var owner = QueueSearch.of(
                QueueView.ALL,
                Filter.NONE,
                Sort.CREATED,
                null,
                50,
                new QueueSearch.Sight(employee(1), Set.of("vpn-access")),
                Map.of());
        assertThat(owner.sql()).contains("t.confidential = false and t.service_key in (?) or ");
    }

    @Test
    void whoeverSeesOnlyTheirOwnSeeksThemOneWayAfterTheOtherAndEachOnce() {
        assertThat(search(QueueView.ALL, Filter.NONE, Sort.UPDATED, null, employee(1))
                        .sql()
                        .split("union all"))
                .hasSize(3)
                .satisfiesExactly(
                        requested -> assertThat(requested).contains("where t.requester_id = ?"),
                        filed -> assertThat(filed).contains("where t.filed_by_id = ? and t.requester_id <> ?"),
                        watched -> assertThat(watched)
                                .contains("p.part = 'WATCHER') and t.requester_id <> ? and t.filed_by_id <> ?"));
    }

    @Test
    void aNumberIsFoundByItself() {
        var search = search(QueueView.ALL, text("tl-10001"), Sort.CREATED, null, IN_TWO_GROUPS);

        assertThat(search.sql()).contains("t.id = ?");
        assertThat(bound(search)).containsValue(10_001L);
    }

    @Test
    void wordsAreSoughtByTheirBeginnings() {
        assertThat(bound(search(QueueView.MINE, text("printer, 2nd floor"), Sort.CREATED, null, employee(1))))
                .containsValue("+printer* +2nd* +floor*");
    }

    @Test
    void wordsTheIndexLeavesOutAreNotSoughtInIt() {
        assertThat(bound(search(QueueView.MINE, text("the printer from Berlin"), Sort.CREATED, null, employee(1))))
                .containsValue("+printer* +Berlin*");
        assertThat(bound(search(QueueView.MINE, text("of the"), Sort.CREATED, null, employee(1))))
                .containsValue("%of the%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "a_b", "!", "+-*\"()~<>@", "C3"})
    void signsAreSoughtAsTheyStandAndMeanNothingElse(String text) {
        var search = search(QueueView.MINE, text(text), Sort.CREATED, null, employee(1));

        assertThat(bound(search).values()).filteredOn(String.class::isInstance).allSatisfy(value -> {
            var sought = (String) value;
            assertThat(sought).doesNotMatch(".*(?<!!)[_].*");
            if (sought.startsWith("%")) {
                assertThat(sought.substring(1, sought.length() - 1).replaceAll("![!%_]", ""))
                        .doesNotContain("%", "_", "!");
            }
        });
    }

    /** A mark without a value, or a value without a mark, would only show when the statement runs. */
    @ParameterizedTest
    @EnumSource(QueueView.class)
    void everyMarkHasItsValue(QueueView view) {
        var filter = new Filter(
                Set.of(TicketStatus.NEW, TicketStatus.ON_HOLD),
                Set.of("vpn-access"),
                Set.of(),
                Set.of(1L, 2L),
                Set.of(3L),
                Set.of(Priority.P1),
                Set.of(1, 2),
                "printer");
        for (var sort : Sort.values()) {
            var search = search(view, filter, sort, new Key(NOON, 1), IN_TWO_GROUPS);
            var marks = search.sql().chars().filter(c -> c == '?').count();
            assertThat(bound(search)).as("%s %s", view, sort).hasSize((int) marks);
        }
    }

    private static Filter text(String text) {
        return new Filter(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), text);
    }

    private static QueueSearch search(QueueView view, Filter filter, Sort sort, Key after, Actor actor) {
        var soon = Map.of("office", NOON, "service-24x7", NOON.minusSeconds(60));
        return QueueSearch.of(view, filter, sort, after, 50, new QueueSearch.Sight(actor, Set.of()), soon);
    }

    /** The values of a statement by the position of their marks. */
    private static Map<Integer, Object> bound(QueueSearch search) {
        var bound = new TreeMap<Integer, Object>();
        search.bind((Query) Proxy.newProxyInstance(
                QueueSearchTest.class.getClassLoader(), new Class<?>[] {Query.class}, (query, method, arguments) -> {
                    bound.put((Integer) arguments[0], arguments[1]);
                    return query;
                }));
        return bound;
    }
}
