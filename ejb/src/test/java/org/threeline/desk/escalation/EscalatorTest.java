package org.threeline.desk.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.group.Membership;
import org.threeline.catalog.offering.WrittenCatalogue;
import org.threeline.catalog.sla.EscalationRule;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.Recipient;
import org.threeline.catalog.sla.Repetition;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;
import org.threeline.desk.identity.KnownMembers;
import org.threeline.desk.identity.KnownPeople;
import org.threeline.desk.oncall.OnCall;
import org.threeline.desk.ticket.Fired;
import org.threeline.desk.ticket.LineEscalation;
import org.threeline.desk.ticket.PromiseTold;
import org.threeline.desk.ticket.TicketConversation;
import org.threeline.desk.ticket.TicketHandling;
import org.threeline.desk.ticket.TicketStanding;
import org.threeline.desk.ticket.Tickets;

/** The escalations of the small catalogue: three quarters warn assignee and group, the breach tells lead and owner. */
class EscalatorTest {
    private static final long TICKET = 10_001;
    private static final long CLOCK = 77;
    private static final long OTTO = 1;
    private static final long EMMA = 2;
    private static final long MARTA = 3;
    private static final long LUKAS = 11;
    private static final long DANIEL = 12;
    private static final long IRINA = 21;

    private static final TicketStanding PLACE =
            new TicketStanding("laptop-problem", "service-desk", IRINA, EMMA, false);

    private final Fired<EscalationNoticed> noticed = new Fired<>();
    private final List<String> done = new ArrayList<>();
    private final Fired<AnswerWanted> wanted = new Fired<>();
    private List<EscalationRule> rules = List.of();
    private Long onCall;
    private boolean again;
    private TicketStanding standing = PLACE;

    @Test
    void aWarningReachesAssigneeAndGroupAndChangesNothing() {
        tell(TargetKind.RESOLUTION, 75);

        assertThat(noticed.events())
                .containsExactly(new EscalationNoticed(
                        TICKET, PLACE, Set.of(IRINA, LUKAS, DANIEL), TargetKind.RESOLUTION, false));
        assertThat(done).isEmpty();
    }

    @Test
    void aTicketThatIsNobodysWarnsItsGroup() {
        standing = new TicketStanding("laptop-problem", "service-desk", null, EMMA, false);
        tell(TargetKind.RESOLUTION, 75);

        assertThat(noticed.events()).extracting(EscalationNoticed::people).containsExactly(Set.of(LUKAS, DANIEL));
    }

    @Test
    void aBreachReachesLeadAndOwnerOfWhereItHappenedAndMovesTheTicketOn() {
        tell(TargetKind.RESOLUTION, 100);

        assertThat(noticed.events())
                .containsExactly(
                        new EscalationNoticed(TICKET, PLACE, Set.of(DANIEL, OTTO), TargetKind.RESOLUTION, true));
        assertThat(done).containsExactly("raise " + TICKET, "move " + TICKET);
    }

    @Test
    void aConfidentialTicketDoesNotExistForItsOwner() {
        standing = new TicketStanding("laptop-problem", "service-desk", null, EMMA, true);
        tell(TargetKind.RESOLUTION, 100);

        assertThat(noticed.events()).extracting(EscalationNoticed::people).containsExactly(Set.of(DANIEL));
    }

    @Test
    void aTicketOfAServiceThatIsNoMoreHasNoOwner() {
        standing = new TicketStanding("fax-problem", "service-desk", null, EMMA, false);
        tell(TargetKind.RESOLUTION, 100);

        assertThat(noticed.events()).extracting(EscalationNoticed::people).containsExactly(Set.of(DANIEL));
    }

    @Test
    void whereNobodyIsThereNobodyIsToldAndTheRestIsDoneAllTheSame() {
        standing = new TicketStanding("laptop-problem", "platform", null, EMMA, true);
        tell(TargetKind.RESOLUTION, 100);

        assertThat(noticed.events()).isEmpty();
        assertThat(done).hasSize(2);
    }

    @Test
    void whatNoRuleWatchesIsOnlyToldInTheStory() {
        tell(TargetKind.RESOLUTION, 50);
        tell(TargetKind.FIRST_RESPONSE, 100);

        assertThat(noticed.events()).isEmpty();
        assertThat(done).isEmpty();
    }

    @Test
    void aGroupsOwnTargetIsItsLeadsBusinessWhenItIsMissed() {
        tell(TargetKind.OLA, 75);
        assertThat(noticed.events()).isEmpty();

        tell(TargetKind.OLA, 100);
        assertThat(noticed.events())
                .containsExactly(new EscalationNoticed(TICKET, PLACE, Set.of(DANIEL), TargetKind.OLA, true));
        assertThat(done).isEmpty();
    }

    @Test
    void theServicesAgreementMaySayWhatFollowsFromAGroupsOwnTarget() {
        tell(TargetKind.OLA, Priority.P2, Threshold.ofPercent(75));
        assertThat(noticed.events())
                .containsExactly(new EscalationNoticed(TICKET, PLACE, Set.of(OTTO), TargetKind.OLA, false));

        tell(TargetKind.OLA, Priority.P2, Threshold.BREACH);
        assertThat(noticed.events())
                .as("where it says something, only that happens")
                .hasSize(1);
    }

    @Test
    void managersAndWatchersCanReadWhatTheyAreTold() {
        tell(TargetKind.RESOLUTION, Threshold.before(30));

        assertThat(done).containsExactly("watch " + TICKET + " " + Set.of(OTTO, MARTA));
        assertThat(noticed.events())
                .containsExactly(
                        new EscalationNoticed(TICKET, PLACE, Set.of(OTTO, MARTA), TargetKind.RESOLUTION, false));
    }

    @Test
    void aConfidentialTicketIsShownToNobodyElse() {
        standing = new TicketStanding("laptop-problem", "service-desk", null, EMMA, true);
        tell(TargetKind.RESOLUTION, Threshold.before(30));

        assertThat(done).isEmpty();
        assertThat(noticed.events()).isEmpty();
    }

    @Test
    void aRuleHoldsAtItsPrioritiesOnly() {
        tell(TargetKind.RESOLUTION, Priority.P4, Threshold.before(30));

        assertThat(noticed.events()).isEmpty();
    }

    @Test
    void whatAClockBeforeHasRaisedAndMovedIsNotRaisedAndMovedAgain() {
        again = true;
        tell(TargetKind.RESOLUTION, 100);

        assertThat(noticed.events())
                .containsExactly(
                        new EscalationNoticed(TICKET, PLACE, Set.of(DANIEL, OTTO), TargetKind.RESOLUTION, true));
        assertThat(done).isEmpty();
    }

    @Test
    void whoeverIsOnCallIsPagedAndNotToldBesides() {
        onCall = LUKAS;
        rules = List.of(rule(Recipient.ON_CALL, Recipient.GROUP));
        tell(TargetKind.RESOLUTION, 100);

        assertThat(wanted.events())
                .containsExactly(new AnswerWanted(
                        told(TargetKind.RESOLUTION, Priority.P3, Threshold.BREACH),
                        1,
                        standing,
                        Set.of(LUKAS),
                        Set.of(Recipient.ON_CALL),
                        Repetition.OF_PAGES));
        assertThat(noticed.events()).extracting(EscalationNoticed::people).containsExactly(Set.of(DANIEL));
    }

    @Test
    void whereNobodyIsOnCallTheLeadsArePaged() {
        rules = List.of(rule(Recipient.ON_CALL));
        tell(TargetKind.RESOLUTION, 100);

        assertThat(wanted.events()).extracting(AnswerWanted::paged).containsExactly(Set.of(DANIEL));
        assertThat(noticed.events()).isEmpty();
    }

    @Test
    void whereNobodyCanBePagedTheRestIsDoneAllTheSame() {
        standing = new TicketStanding("laptop-problem", "platform", null, EMMA, false);
        rules = List.of(rule(Recipient.ON_CALL, Recipient.SERVICE_OWNER));
        tell(TargetKind.RESOLUTION, 100);

        assertThat(wanted.events()).isEmpty();
        assertThat(noticed.events()).extracting(EscalationNoticed::people).containsExactly(Set.of(OTTO));
    }

    private static EscalationRule rule(Recipient... recipients) {
        return new EscalationRule(
                TargetKind.RESOLUTION, Set.of(), 100, null, Set.of(recipients), null, List.of(), false, false);
    }

    @Test
    void aRuleThatSaysHowRepeatsWhateverItTells() {
        onCall = LUKAS;
        var hourly = new Repetition(60, 3);
        rules = List.of(
                repeated(75, hourly, Recipient.GROUP_LEAD),
                repeated(100, hourly, Recipient.ON_CALL, Recipient.SERVICE_OWNER));
        tell(TargetKind.RESOLUTION, 75);
        tell(TargetKind.RESOLUTION, 100);

        assertThat(wanted.events())
                .containsExactly(
                        new AnswerWanted(
                                told(TargetKind.RESOLUTION, Priority.P3, Threshold.ofPercent(75)),
                                1,
                                standing,
                                Set.of(),
                                Set.of(Recipient.GROUP_LEAD),
                                hourly),
                        new AnswerWanted(
                                told(TargetKind.RESOLUTION, Priority.P3, Threshold.BREACH),
                                2,
                                standing,
                                Set.of(LUKAS),
                                Set.of(Recipient.ON_CALL, Recipient.SERVICE_OWNER),
                                hourly));
        assertThat(noticed.events())
                .extracting(EscalationNoticed::people)
                .containsExactly(Set.of(DANIEL), Set.of(OTTO));
    }

    @Test
    void whereARuleReachesNobodyNothingIsRepeated() {
        standing = new TicketStanding("laptop-problem", "platform", null, EMMA, false);
        rules = List.of(repeated(100, new Repetition(60, 3), Recipient.GROUP_LEAD, Recipient.ON_CALL));
        tell(TargetKind.RESOLUTION, 100);

        assertThat(wanted.events()).isEmpty();
    }

    private static EscalationRule repeated(int percent, Repetition repeat, Recipient... recipients) {
        return new EscalationRule(
                TargetKind.RESOLUTION, Set.of(), percent, null, Set.of(recipients), repeat, List.of(), false, false);
    }

    @Test
    void peopleAreAskedForOnceHoweverManyTicketsEscalate() {
        var audience = audience();
        audience.catalogue = new WrittenCatalogue();
        var asked = new ArrayList<String>();
        audience.groups = new KnownMembers() {
            @Override
            public List<Membership> in(String groupKey) {
                asked.add(groupKey);
                return super.in(groupKey);
            }
        }.withLead("service-desk", DANIEL);

        assertThat(audience.of("service-desk").leads()).containsExactly(DANIEL);
        assertThat(audience.of("service-desk").people()).containsExactly(DANIEL);
        assertThat(asked).containsExactly("service-desk");
    }

    private static Audience audience() {
        var audience = new Audience();
        audience.transactions = new OneTransaction();
        return audience;
    }

    private void tell(TargetKind kind, int percent) {
        tell(kind, Threshold.ofPercent(percent));
    }

    private void tell(TargetKind kind, Threshold at) {
        tell(kind, Priority.P3, at);
    }

    private void tell(TargetKind kind, Priority priority, Threshold at) {
        var escalator = new Escalator();
        escalator.catalogue = new WrittenCatalogue() {
            @Override
            public ServiceLevelAgreement agreement(String key, int version) {
                var written = super.agreement(key, version);
                return rules.isEmpty()
                        ? written
                        : new ServiceLevelAgreement(
                                written.key(), written.version(), written.name(), written.targets(), rules);
            }
        };
        escalator.answers = wanted;
        escalator.audience = audience();
        escalator.audience.onCall = new OnCall() {
            @Override
            public Optional<Long> personNow(String groupKey) {
                return Optional.ofNullable(onCall);
            }
        };
        escalator.audience.catalogue = escalator.catalogue;
        escalator.audience.groups =
                new KnownMembers().with("service-desk", LUKAS).withLead("service-desk", DANIEL);
        escalator.audience.people = new KnownPeople() {
            @Override
            public Optional<Long> managerOf(long personId) {
                return personId == EMMA ? Optional.of(MARTA) : Optional.empty();
            }
        }.with(OTTO, "otto");
        escalator.noticed = noticed;
        escalator.tickets = new Tickets() {
            @Override
            public TicketStanding standing(long ticketId) {
                return standing;
            }
        };
        escalator.handling = new TicketHandling() {
            @Override
            public void raisePriority(long ticketId) {
                done.add("raise " + ticketId);
            }
        };
        escalator.conversation = new TicketConversation() {
            @Override
            public void addWatchers(long ticketId, Collection<Long> people) {
                done.add("watch " + ticketId + " " + Set.copyOf(people));
            }
        };
        escalator.lines = new LineEscalation() {
            @Override
            public void moveToNextLine(long ticketId) {
                done.add("move " + ticketId);
                // From here on the ticket is somebody else's; who hears of it was settled before.
                standing = new TicketStanding("laptop-problem", "workplace", null, EMMA, false);
            }
        };
        escalator.told(told(kind, priority, at));
    }

    private PromiseTold told(TargetKind kind, Priority priority, Threshold at) {
        return new PromiseTold(TICKET, CLOCK, kind, priority, at, again, "it", 1);
    }
}
