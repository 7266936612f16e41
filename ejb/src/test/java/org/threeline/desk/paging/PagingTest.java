package org.threeline.desk.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.Recipient;
import org.threeline.catalog.sla.Repetition;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;
import org.threeline.desk.escalation.AnswerWanted;
import org.threeline.desk.escalation.Audience;
import org.threeline.desk.escalation.EscalationNoticed;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.KnownPeople;
import org.threeline.desk.ticket.Fired;
import org.threeline.desk.ticket.PromiseTold;
import org.threeline.desk.ticket.TicketPaging;
import org.threeline.desk.ticket.TicketStanding;
import org.threeline.desk.ticket.Tickets;
import org.threeline.kernel.BusinessRuleViolation;

class PagingTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final long TICKET = 10_001;
    private static final long YULIA = 1;
    private static final long DANIEL = 2;
    private static final long LEAD = 3;
    private static final long OWNER = 4;
    private static final Actor AT_WORK = new Actor(DANIEL, "daniel", Set.of("service-desk"), Set.of(), false);
    private static final Actor ELSEWHERE = new Actor(OWNER, "owner", Set.of("workplace"), Set.of(), false);
    private static final TicketStanding STANDING = new TicketStanding("laptop-problem", "service-desk", null, 9, false);
    private static final Repetition HALF_HOURLY = new Repetition(30, 2);

    private final Paging paging = new Paging();
    private final Fired<Paged> paged = new Fired<>();
    private final Fired<EscalationNoticed> noticed = new Fired<>();
    private final List<String> done = new ArrayList<>();
    private final Set<Long> leads = new HashSet<>(Set.of(LEAD));
    private Pages.OpenPage open = page(1);
    private Set<Long> onCall = Set.of(YULIA);
    private boolean taken;
    private boolean waits = true;
    private Long first;

    @BeforeEach
    void set() {
        paging.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        paging.paged = paged;
        paging.noticed = noticed;
        paging.people = new KnownPeople().with(YULIA, "yulia");
        paging.audience = new Audience() {
            @Override
            public Set<Long> onCall(String groupKey) {
                return onCall.isEmpty() ? leads : onCall;
            }

            @Override
            public Set<Long> leadsOf(String groupKey) {
                return leads;
            }

            @Override
            public Set<Long> told(Collection<Recipient> recipients, TicketStanding ticket) {
                return recipients.contains(Recipient.SERVICE_OWNER) ? Set.of(OWNER, LEAD) : Set.of();
            }
        };
        paging.tickets = new Tickets() {
            @Override
            public TicketStanding standing(long ticketId) {
                return STANDING;
            }
        };
        paging.story = new TicketPaging() {
            @Override
            public void lock(long ticketId) {
                done.add("lock");
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
            public void open(AnswerWanted wanted, Instant now, Instant next) {
                done.add("open until " + next);
            }

            @Override
            public Optional<Long> ticketOf(long id) {
                return id == 1 ? Optional.of(TICKET) : Optional.empty();
            }

            @Override
            public boolean take(long id, Instant now) {
                return !taken;
            }

            @Override
            public Optional<OpenPage> waiting(long id) {
                return waits ? Optional.of(open) : Optional.empty();
            }

            @Override
            public List<OpenPage> waitingOf(Collection<Long> ticketIds) {
                return waits ? List.of(open) : List.of();
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
            public void acknowledge(long ticketId, long personId, Instant now) {
                done.add("acknowledged by " + personId);
            }

            @Override
            public Optional<Long> firstAt(long ticketId) {
                return Optional.ofNullable(first);
            }

            @Override
            public List<Long> due(Instant now, int limit) {
                return List.of(1L);
            }
        };
    }

    @Test
    void aPageReachesWhomTheRuleFoundAndWaitsTenMinutes() {
        paging.begin(wanted(Set.of(YULIA), Repetition.OF_PAGES));

        assertThat(done).containsExactly("open until " + NOON.plus(Duration.ofMinutes(10)), "told [1]");
        assertThat(paged.events()).containsExactly(new Paged(TICKET, Set.of(YULIA), TargetKind.RESOLUTION));
    }

    @Test
    void otherNewsWaitsAsLongAsItsRuleSaysAndPagesNobody() {
        paging.begin(wanted(Set.of(), HALF_HOURLY));

        assertThat(done).containsExactly("open until " + NOON.plus(Duration.ofMinutes(30)));
        assertThat(paged.events()).isEmpty();
        assertThat(noticed.events()).as("which the rule itself tells").isEmpty();
    }

    @Test
    void whatNobodyAcknowledgedReachesWhoeverIsOnCallByThen() {
        onCall = Set.of(DANIEL);
        assertThat(paging.isAnythingDue(NOON)).isTrue();
        assertThat(paging.due(NOON, 9)).containsExactly(1L);

        assertThat(paging.repeat(1)).isTrue();

        assertThat(done).containsExactly("lock", "again at " + NOON.plus(Duration.ofMinutes(10)), "told [2]");
        assertThat(paged.events()).extracting(Paged::people).containsExactly(Set.of(DANIEL));
        assertThat(noticed.events()).isEmpty();
    }

    @Test
    void otherNewsIsToldAgainAsThePromiseStandsByThen() {
        open = page(1, HALF_HOURLY, NOON, true, Recipient.SERVICE_OWNER);
        assertThat(paging.repeat(1)).isTrue();

        assertThat(done).containsExactly("lock", "again at " + NOON.plus(Duration.ofMinutes(30)));
        assertThat(paged.events()).isEmpty();
        assertThat(noticed.events())
                .containsExactly(
                        new EscalationNoticed(TICKET, STANDING, Set.of(OWNER, LEAD), TargetKind.RESOLUTION, true));
    }

    @Test
    void whoeverIsPagedIsNotToldBesides() {
        open = page(2, HALF_HOURLY, NOON, false, Recipient.ON_CALL, Recipient.SERVICE_OWNER);
        assertThat(paging.repeat(1)).isTrue();

        assertThat(done).contains("again at null");
        assertThat(paged.events()).extracting(Paged::people).containsExactly(Set.of(LEAD));
        assertThat(noticed.events())
                .containsExactly(new EscalationNoticed(TICKET, STANDING, Set.of(OWNER), TargetKind.RESOLUTION, false));
    }

    @Test
    void aRunThatIsLateByAMomentKeepsInStep() {
        open = page(1, HALF_HOURLY, NOON.minusSeconds(40), false, Recipient.SERVICE_OWNER);
        paging.repeat(1);
        assertThat(done).contains("again at " + NOON.minusSeconds(40).plus(Duration.ofMinutes(30)));
    }

    @Test
    void whatWasMissedSeveralTimesIsToldOnce() {
        open = page(1, HALF_HOURLY, NOON.minus(Duration.ofHours(5)), false, Recipient.SERVICE_OWNER);
        paging.repeat(1);
        assertThat(done).containsExactly("lock", "again at " + NOON.plus(Duration.ofMinutes(30)));
        assertThat(noticed.events()).hasSize(1);
    }

    @Test
    void whereNobodyIsOnCallAnyMoreTheLeadsAreReached() {
        onCall = Set.of();
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
    void whereThereAreNoLeadsTheLastTimeIsForWhoIsOnCall() {
        open = page(4);
        leads.clear();
        assertThat(paging.repeat(1)).isTrue();
        assertThat(paged.events()).extracting(Paged::people).containsExactly(Set.of(YULIA));
    }

    @Test
    void aTicketThatNeedsNobodyAnyMoreReachesNobody() {
        waits = false;
        assertThat(paging.repeat(1)).isFalse();
        assertThat(done).containsExactly("lock", "end");
        assertThat(paged.events()).isEmpty();
    }

    @Test
    void whatAnotherHasInHandOrIsNoMoreIsLeftAlone() {
        taken = true;
        assertThat(paging.repeat(1)).isFalse();
        assertThat(paging.repeat(2)).isFalse();
        assertThat(done).containsExactly("lock");
        assertThat(paged.events()).isEmpty();
    }

    @Test
    void membersOfTheGroupSeeWhatWaitsForThem() {
        assertThat(paging.waitingFor(AT_WORK, List.of(TICKET))).containsExactly(TICKET);
        assertThat(paging.waitingFor(ELSEWHERE, List.of(TICKET))).isEmpty();
    }

    @Test
    void whoeverIsLateLearnsWhoWasFirst() {
        assertThat(paging.of("TL-10001")).isPresent();
        paging.acknowledge("TL-10001", AT_WORK);
        assertThat(done).containsExactly("at it TL-10001", "acknowledged by " + DANIEL);

        waits = false;
        first = YULIA;
        assertThat(paging.of("TL-10001")).isEmpty();
        assertThatExceptionOfType(BusinessRuleViolation.class)
                .isThrownBy(() -> paging.acknowledge("TL-10001", AT_WORK))
                .satisfies(late -> {
                    assertThat(late.key()).isEqualTo("ticket.acknowledge.too_late");
                    assertThat(late.arguments()).containsExactly("TL-10001", "yulia");
                });
        assertThat(done).filteredOn(each -> each.startsWith("acknowledged")).hasSize(1);
    }

    @Test
    void whereNothingWaitsThereIsNothingToAcknowledge() {
        waits = false;
        assertThatExceptionOfType(BusinessRuleViolation.class)
                .isThrownBy(() -> paging.acknowledge("TL-10001", AT_WORK))
                .extracting(BusinessRuleViolation::key)
                .isEqualTo("ticket.acknowledge.no_page");
    }

    private static AnswerWanted wanted(Set<Long> people, Repetition repetition) {
        return new AnswerWanted(
                new PromiseTold(TICKET, 77L, TargetKind.RESOLUTION, Priority.P3, Threshold.BREACH, false, "it", 1),
                1,
                STANDING,
                people,
                Set.of(Recipient.ON_CALL),
                repetition);
    }

    private static Pages.OpenPage page(int times) {
        return page(times, Repetition.OF_PAGES, NOON, true, Recipient.ON_CALL);
    }

    private static Pages.OpenPage page(
            int times, Repetition repetition, Instant nextAt, boolean broken, Recipient... again) {
        return new Pages.OpenPage(
                1,
                TICKET,
                "service-desk",
                TargetKind.RESOLUTION,
                broken,
                EnumSet.copyOf(List.of(again)),
                repetition,
                times,
                NOON,
                nextAt);
    }
}
