package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.threeline.desk.ticket.TicketFixture.NOON;
import static org.threeline.desk.ticket.WorkedTicket.BY_EMMA;
import static org.threeline.desk.ticket.WorkedTicket.BY_IRINA;
import static org.threeline.desk.ticket.WorkedTicket.BY_LUKAS;
import static org.threeline.desk.ticket.WorkedTicket.NUMBER;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.offering.DefinitionEdit;
import org.threeline.catalog.offering.DefinitionKind;
import org.threeline.catalog.offering.Definitions;
import org.threeline.catalog.offering.SupposedCatalogue;
import org.threeline.catalog.offering.WrittenCatalogue;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Urgency;
import org.threeline.catalog.sla.WorkingDuration;
import org.threeline.desk.clock.ClockDifference;
import org.threeline.desk.clock.ClockState;
import org.threeline.desk.clock.ClockTerms;
import org.threeline.desk.clock.Promises;
import org.threeline.desk.clock.SlaClock;
import org.threeline.desk.clock.TicketClocks;
import org.threeline.desk.identity.KnownLocations;
import org.threeline.desk.ticket.LineEscalation.EscalateTicket;
import org.threeline.desk.ticket.TicketHandling.HoldTicket;
import org.threeline.desk.ticket.TicketHandling.PrioritizeTicket;
import org.threeline.desk.ticket.TicketHandling.ResolveTicket;
import org.threeline.kernel.BusinessRuleViolation;

/** What a ticket's history makes of its clocks is what its clocks are. */
class ClockReplayTest {
    private final WorkedTicket worked = new WorkedTicket();
    private final Definitions published = new WrittenCatalogue();
    private Instant now = NOON;

    @Test
    void aHundredLivesAreToldByTheirHistories() {
        for (var seed = 0; seed < 100; seed++) {
            var life = new ClockReplayTest();
            life.live(new Random(seed));
            assertThat(life.differences())
                    .as("life %d: %s", seed, life.worked.story())
                    .isEmpty();
        }
    }

    /** Twenty things that happen, each some time after the one before; what a status does not allow does not happen. */
    private void live(Random random) {
        for (var step = 0; step < 20; step++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(600)));
            worked.at(now);
            try {
                act(random);
            } catch (BusinessRuleViolation notNow) {
                assertThat(notNow.key()).isNotEmpty();
            }
        }
    }

    private void act(Random random) {
        var handling = worked.handling();
        switch (random.nextInt(14)) {
            case 0 -> handling.take(NUMBER, null, BY_LUKAS);
            case 1 -> worked.talk().reply(NUMBER, "We look at it", BY_LUKAS);
            case 2, 3 -> worked.talk().message(NUMBER, "And?", BY_EMMA);
            case 4 -> {
                var until = random.nextBoolean() ? now.plus(Duration.ofMinutes(1 + random.nextInt(900))) : null;
                worked.talk().reply(NUMBER, "We wait", BY_LUKAS);
                handling.hold(
                        new HoldTicket(
                                NUMBER,
                                null,
                                random.nextBoolean() ? HoldReason.VENDOR : HoldReason.REQUESTER,
                                null,
                                until),
                        BY_LUKAS);
            }
            case 5 -> handling.resume(NUMBER, null, BY_LUKAS);
            case 6 -> worked.deadlines().resume(List.of(worked.ticket.id()), now);
            case 7 ->
                handling.prioritize(
                        new PrioritizeTicket(
                                NUMBER,
                                null,
                                Impact.values()[random.nextInt(Impact.values().length)],
                                Urgency.values()[random.nextInt(Urgency.values().length)]),
                        BY_LUKAS);
            case 8 ->
                worked.lines()
                        .escalate(
                                new EscalateTicket(
                                        NUMBER, null, "workplace", "Ours it is not", "Seen it", "Tried it", "Asked it"),
                                BY_LUKAS);
            case 9 -> worked.lines().handBack(NUMBER, null, "Not ours", BY_IRINA);
            case 10 -> handling.resolve(new ResolveTicket(NUMBER, null, "Done", null, null), BY_LUKAS);
            case 11 -> handling.reopen(NUMBER, null, "Not done", BY_EMMA);
            case 12 -> worked.locked().look(List.of(worked.ticket.id()), now);
            default -> worked.talk().note(NUMBER, "By the way", BY_LUKAS);
        }
    }

    /** Whoever adds a kind says what it means for clocks, or that it means nothing. */
    @ParameterizedTest
    @EnumSource
    void whatAnyKindMeansForClocksIsWrittenDown(HistoryKind kind) {
        var filed = new ClockReplay.Moment(
                NOON, HistoryKind.FILED, 1L, Map.of("priority", Priority.P3.name(), "group", "service-desk"));
        var next = new ClockReplay.Moment(
                NOON.plusSeconds(60),
                kind,
                1L,
                Map.of("priority", Priority.P2.name(), "group", "workplace", "reason", HoldReason.VENDOR.name()));

        assertThatCode(() -> ClockReplay.tell(
                        new TicketClocks(worked.ticket.id(), published::workingTime),
                        new NoTerms(),
                        List.of(filed, next),
                        Impact.LOW,
                        Urgency.LOW))
                .doesNotThrowAnyException();
    }

    /** Nothing is promised. */
    private static final class NoTerms implements ClockReplay.Terms {
        @Override
        public List<ClockTerms> agreement(Priority priority, List<SlaClock> running, Instant at) {
            return List.of();
        }

        @Override
        public Optional<ClockTerms> operationalLevel(
                String group, Priority priority, List<SlaClock> running, Instant at) {
            return Optional.empty();
        }

        @Override
        public void moved(Map<String, Object> data, Instant at) {
            // There is nothing to move.
        }
    }

    @Test
    void whatWasCancelledIsToldToo() {
        worked.at(NOON.plusSeconds(60)).handling().cancel(NUMBER, null, "Found it", BY_EMMA);
        assertThat(differences()).isEmpty();
    }

    @Test
    void promisesThatWereMovedAreToldByTheVersionTheyWereMovedTo() {
        worked.ticket.isPromisedBy(0);
        var shorter = supposing("1h");
        worked.promises(shorter)
                .move(List.of(worked.ticket.id()), DefinitionKind.AGREEMENT, "it", NOON.plusSeconds(1800));
        var terms = new ReplayTerms(shorter, WrittenCatalogue.versions(), null, facts(), null, stored().all(), story());
        assertThat(ClockDifference.between(stored(), told(shorter, terms))).isEmpty();
    }

    @Test
    void aSupposedAgreementHoldsFromTheBeginning() {
        worked.handling().take(NUMBER, null, BY_LUKAS);
        worked.at(NOON.plus(Duration.ofHours(2)))
                .handling()
                .resolve(new ResolveTicket(NUMBER, null, "Done", null, null), BY_LUKAS);
        assertThat(stored().latest(TargetKind.RESOLUTION).orElseThrow().state(now))
                .isEqualTo(ClockState.MET);

        var supposed = supposing("1h");
        var told = told(
                supposed,
                new ReplayTerms(
                        supposed,
                        WrittenCatalogue.versions(),
                        new ReplayTerms.Supposition(DefinitionKind.AGREEMENT, "it"),
                        facts(),
                        null,
                        stored().all(),
                        story()));
        var resolution = told.latest(TargetKind.RESOLUTION).orElseThrow();
        assertThat(resolution.state(now)).isEqualTo(ClockState.MISSED);
        assertThat(resolution.breachedAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void whatIsNotAsTheHistoryTellsItIsNamed() {
        worked.tickets.story.removeIf(entry -> entry.kind() == HistoryKind.REPLY);
        worked.at(NOON.plusSeconds(600)).talk().reply(NUMBER, "Soon", BY_LUKAS);
        assertThat(differences()).isEmpty();
        worked.tickets.story.removeIf(entry -> entry.kind() == HistoryKind.REPLY);
        assertThat(differences()).extracting(ClockDifference::clock).containsOnly(TargetKind.FIRST_RESPONSE);
        assertThat(differences())
                .extracting(ClockDifference::what)
                .containsExactly(ClockDifference.Field.STOP, ClockDifference.Field.OUTCOME);
    }

    @Test
    void anImportedLifeIsToldAsTheImportToldIt() {
        var random = new Random(7);
        for (var life = 0; life < 50; life++) {
            var moments = new ArrayList<TicketMoment>();
            var at = NOON;
            for (var step = 0; step < 8; step++) {
                var status = TicketStatus.values()[random.nextInt(TicketStatus.CLOSED.ordinal() + 1)];
                moments.add(new TicketMoment(
                        at,
                        status,
                        status == TicketStatus.ON_HOLD ? HoldReason.VENDOR : null,
                        random.nextInt(4) == 0 ? Impact.MEDIUM : Impact.LOW,
                        random.nextInt(4) == 0 ? Urgency.LOW : Urgency.MEDIUM,
                        random.nextBoolean() ? TicketFixture.SERVICE_DESK : TicketFixture.WORKPLACE,
                        null));
                at = at.plus(Duration.ofMinutes(random.nextInt(900)));
            }
            imported(moments, at);
        }
    }

    private void imported(List<TicketMoment> moments, Instant end) {
        var service = published.service("laptop-problem", 0);
        var ticket = TicketReplay.open(
                new TicketReplay.Beginning(service, 0, Channel.PORTAL, "Imported", 1, "INC1", NOON), moments.get(0));
        var terms = new TicketTerms();
        terms.catalogue = published;
        terms.promises = Promises.by(published);
        terms.locations = new KnownLocations();
        var replay = TicketReplay.begin(
                10_001,
                ticket,
                moments.get(0).group(),
                new TicketClocks(10_001, published::workingTime),
                terms.filedBy(1, service));
        moments.forEach(replay::follow);
        replay.end();

        var story = new ArrayList<ClockReplay.Moment>();
        replay.story().forEach(entry -> story.add(WorkedTicket.moment(entry)));
        story.add(new ClockReplay.Moment(end, HistoryKind.NOTE, 11L, Map.of()));
        story.add(new ClockReplay.Moment(end, HistoryKind.PROMISE_BROKEN, null, Map.of()));
        var facts = new ReplayedTicket(
                10_001,
                ticket.serviceKey(),
                0,
                0,
                1,
                ticket.impact(),
                ticket.urgency(),
                ticket.priority(),
                ticket.groupKey(),
                NOON);
        var told = ClockReplay.tell(
                new TicketClocks(10_001, published::workingTime),
                new ReplayTerms(published, WrittenCatalogue.versions(), null, facts, null, List.of(), story),
                story,
                ticket.impact(),
                ticket.urgency());
        replay.clocks().look(end);
        assertThat(ClockDifference.between(replay.clocks(), told))
                .as("%s", moments)
                .isEmpty();
    }

    @Test
    void aClockThatIsMissingOrTooManyIsNamed() {
        var none = new TicketClocks(worked.ticket.id(), published::workingTime);
        assertThat(ClockDifference.between(none, stored()))
                .extracting(ClockDifference::what)
                .containsOnly(ClockDifference.Field.CLOCK);
        assertThat(ClockDifference.between(stored(), none))
                .hasSameSizeAs(stored().all())
                .allMatch(difference -> difference.told() == null && difference.stored() != null);
    }

    @Test
    void restsThatDifferAreNamed() {
        worked.handling().take(NUMBER, null, BY_LUKAS);
        worked.handling().hold(new HoldTicket(NUMBER, null, HoldReason.VENDOR, null, null), BY_LUKAS);
        var story = story();
        story.removeIf(moment -> moment.kind() == HistoryKind.HELD);
        var terms = new ReplayTerms(published, WrittenCatalogue.versions(), null, facts(), null, stored().all(), story);
        var told = ClockReplay.tell(
                new TicketClocks(worked.ticket.id(), published::workingTime),
                terms,
                story,
                worked.ticket.impact(),
                worked.ticket.urgency());
        assertThat(ClockDifference.between(stored(), told))
                .extracting(ClockDifference::what)
                .contains(ClockDifference.Field.RESTS, ClockDifference.Field.PAUSED);
    }

    @Test
    void aSupposedCalendarAndASupposedGroupHoldFromTheBeginning() {
        var always = SupposedCatalogue.with(
                DefinitionEdit.of(
                        new CalendarDefinition(
                                "office",
                                0,
                                published
                                        .inForce()
                                        .calendar("office")
                                        .orElseThrow()
                                        .name(),
                                ServiceCalendar.always(ZoneOffset.UTC)),
                        0,
                        null,
                        false),
                published);
        var byCalendar = told(always, supposition(always, DefinitionKind.CALENDAR, "office"));
        assertThat(byCalendar.latest(TargetKind.FIRST_RESPONSE).orElseThrow().dueAt())
                .isEqualTo(NOON.plus(Duration.ofHours(2)));
        assertThat(byCalendar.latest(TargetKind.RESOLUTION).orElseThrow().dueAt())
                .isEqualTo(NOON.plus(Duration.ofDays(2)));

        var group = published.inForce().group("service-desk").orElseThrow();
        var free = SupposedCatalogue.with(
                DefinitionEdit.of(
                        new GroupDefinition(
                                group.key(), 0, group.name(), group.line(), group.calendar(), List.of(), List.of()),
                        0,
                        null,
                        false),
                published);
        assertThat(told(free, supposition(free, DefinitionKind.GROUP, "service-desk"))
                        .latest(TargetKind.OLA))
                .isEmpty();
    }

    @Test
    void whereAPromiseCountsWhereTheRequesterWorkedItStillDoes() {
        worked.handling().prioritize(new PrioritizeTicket(NUMBER, null, Impact.MEDIUM, Urgency.HIGH), BY_LUKAS);
        worked.locations.with(TicketFixture.EMMA, "lisbon");
        worked.promises(published).followPlace(List.of(worked.ticket.id()), NOON.plusSeconds(60));
        now = NOON.plusSeconds(60);
        assertThat(differences()).isEmpty();
        assertThat(stored().latest(TargetKind.RESOLUTION).orElseThrow().calendarKey())
                .isEqualTo("lisbon");
    }

    private ReplayTerms supposition(Definitions definitions, DefinitionKind kind, String key) {
        return new ReplayTerms(
                definitions,
                WrittenCatalogue.versions(),
                new ReplayTerms.Supposition(kind, key),
                facts(),
                null,
                stored().all(),
                story());
    }

    private Definitions supposing(String resolution) {
        var agreement = published.inForce().agreement("it").orElseThrow();
        var targets = new ArrayList<ServiceLevelTarget>();
        for (var target : agreement.targets()) {
            targets.add(
                    target.kind() == TargetKind.RESOLUTION && target.priority() == Priority.P4
                            ? new ServiceLevelTarget(
                                    target.kind(),
                                    target.priority(),
                                    WorkingDuration.parse(resolution),
                                    target.calendar(),
                                    target.pausesOn(),
                                    target.warnAt())
                            : target);
        }
        return SupposedCatalogue.with(
                new DefinitionEdit(
                        DefinitionKind.AGREEMENT,
                        "it",
                        new ServiceLevelAgreement("it", 0, agreement.name(), targets, agreement.escalations()),
                        0,
                        null,
                        false),
                published);
    }

    /** As of the last thing that happened: what time alone brought about is noticed sooner or later. */
    private List<ClockDifference> differences() {
        var terms =
                new ReplayTerms(published, WrittenCatalogue.versions(), null, facts(), null, stored().all(), story());
        var stored = stored();
        stored.look(now);
        var told = told(published, terms);
        told.look(now);
        return ClockDifference.between(stored, told);
    }

    private TicketClocks told(Definitions definitions, ClockReplay.Terms terms) {
        return ClockReplay.tell(
                new TicketClocks(worked.ticket.id(), definitions::workingTime),
                terms,
                story(),
                worked.ticket.impact(),
                worked.ticket.urgency());
    }

    private ReplayedTicket facts() {
        return ReplayedTicket.of(worked.ticket);
    }

    private TicketClocks stored() {
        return worked.locked().clocks.of(worked.ticket.id(), null);
    }

    private List<ClockReplay.Moment> story() {
        return worked.life();
    }
}
