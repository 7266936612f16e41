package org.threeline.desk.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.escalation.PageWanted;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.KnownMembers;
import org.threeline.desk.oncall.OnCall;
import org.threeline.desk.ticket.Fired;
import org.threeline.desk.ticket.TicketPaging;
import org.threeline.desk.ticket.TicketStanding;
import org.threeline.kernel.BusinessRuleViolation;

class PagingTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final long TICKET = 10_001;
    private static final long YULIA = 1;
    private static final long DANIEL = 2;
    private static final long LEAD = 3;
    private static final Actor AT_WORK = new Actor(DANIEL, "daniel", Set.of("service-desk"), Set.of(), false);

    private final Paging paging = new Paging();
    private final Fired<Paged> paged = new Fired<>();
    private final List<String> done = new ArrayList<>();
    private Pages.OpenPage open = page(1);
    private Long onCall = YULIA;
    private boolean needed = true;

    @BeforeEach
    void set() {
        paging.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        paging.paged = paged;
        paging.groups = new KnownMembers().with("service-desk", DANIEL).withLead("service-desk", LEAD);
        paging.onCall = new OnCall() {
            @Override
            public Optional<Long> personNow(String groupKey) {
                return Optional.ofNullable(onCall);
            }
        };
        paging.tickets = new TicketPaging() {
            @Override
            public void lock(long ticketId) {
                done.add("lock");
            }

            @Override
            public boolean needsSomebody(long ticketId, String groupKey, Long assigneeId) {
                return needed;
            }

            @Override
            public void paged(long ticketId, Collection<Long> personIds) {
                done.add("told " + personIds);
            }

            @Override
            public long acknowledged(String number, Actor actor) {
                done.add("at it " + number);
                return TICKET;
            }
        };
        paging.pages = new Pages() {
            @Override
            public void open(
                    long ticketId,
                    String groupKey,
                    Long assigneeId,
                    TargetKind promise,
                    boolean breach,
                    Instant now,
                    Instant next) {
                done.add("open until " + next);
            }

            @Override
            public Optional<Long> ticketOf(long id) {
                return id == 1 ? Optional.of(TICKET) : Optional.empty();
            }

            @Override
            public Optional<OpenPage> take(long id, Instant now) {
                return Optional.ofNullable(open);
            }

            @Override
            public void repeated(long id, Instant next) {
                done.add("again at " + next);
            }

            @Override
            public void end(long id, Instant now) {
                done.add("end");
            }

            @Override
            public int acknowledge(long ticketId, long personId, Instant now) {
                return open == null ? 0 : 1;
            }

            @Override
            public List<OpenPage> openOf(long ticketId) {
                return open == null ? List.of() : List.of(open);
            }

            @Override
            public List<Long> due(Instant now, int limit) {
                return List.of(1L);
            }
        };
    }

    @Test
    void aPageReachesWhomTheRuleFoundAndWaitsTenMinutes() {
        paging.begin(new PageWanted(
                TICKET,
                new TicketStanding("laptop-problem", "service-desk", null, 9, false),
                Set.of(YULIA),
                TargetKind.RESOLUTION,
                true));

        assertThat(done).containsExactly("open until " + NOON.plus(Duration.ofMinutes(10)), "told [1]");
        assertThat(paged.events()).containsExactly(new Paged(TICKET, Set.of(YULIA), TargetKind.RESOLUTION));
    }

    @Test
    void whatNobodyAcknowledgedReachesWhoeverIsOnCallByThen() {
        onCall = DANIEL;
        assertThat(paging.isAnythingDue(NOON)).isTrue();
        assertThat(paging.due(NOON, 9)).containsExactly(1L);

        assertThat(paging.repeat(1)).isTrue();

        assertThat(done).containsExactly("lock", "again at " + NOON.plus(Duration.ofMinutes(10)), "told [2]");
        assertThat(paged.events()).extracting(Paged::people).containsExactly(Set.of(DANIEL));
    }

    @Test
    void whereNobodyIsOnCallAnyMoreTheLeadsAreReached() {
        onCall = null;
        assertThat(paging.repeat(1)).isTrue();
        assertThat(paged.events()).extracting(Paged::people).containsExactly(Set.of(LEAD));
    }

    @Test
    void theFifthTimeIsTheLeadsAndTheLast() {
        open = page(4);
        assertThat(paging.repeat(1)).isTrue();
        assertThat(done).contains("again at null");
        assertThat(paged.events()).extracting(Paged::people).containsExactly(Set.of(LEAD));
    }

    @Test
    void aTicketThatNeedsNobodyAnyMorePagesNobody() {
        needed = false;
        assertThat(paging.repeat(1)).isFalse();
        assertThat(done).containsExactly("lock", "end");
        assertThat(paged.events()).isEmpty();
    }

    @Test
    void whatAnotherHasInHandOrIsNoMoreIsLeftAlone() {
        open = null;
        assertThat(paging.repeat(1)).isFalse();
        assertThat(paging.repeat(2)).isFalse();
        assertThat(paged.events()).isEmpty();
    }

    @Test
    void whoeverAcknowledgesIsTheOnlyOne() {
        assertThat(paging.of("TL-10001")).isPresent();
        paging.acknowledge("TL-10001", AT_WORK);
        assertThat(done).containsExactly("at it TL-10001");

        open = null;
        assertThat(paging.of("TL-10001")).isEmpty();
        assertThatExceptionOfType(BusinessRuleViolation.class)
                .isThrownBy(() -> paging.acknowledge("TL-10001", AT_WORK))
                .extracting(BusinessRuleViolation::key)
                .isEqualTo("ticket.acknowledge.no_page");
    }

    private static Pages.OpenPage page(int times) {
        return new Pages.OpenPage(1, TICKET, "service-desk", null, TargetKind.RESOLUTION, times, NOON);
    }
}
