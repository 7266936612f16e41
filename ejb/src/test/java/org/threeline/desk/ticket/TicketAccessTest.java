package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.threeline.desk.ticket.TicketFixture.DANIEL;
import static org.threeline.desk.ticket.TicketFixture.EMMA;
import static org.threeline.desk.ticket.TicketFixture.IRINA;
import static org.threeline.desk.ticket.TicketFixture.LUKAS;
import static org.threeline.desk.ticket.TicketFixture.MARTA;
import static org.threeline.desk.ticket.TicketFixture.NOON;
import static org.threeline.desk.ticket.TicketFixture.WORKPLACE;
import static org.threeline.desk.ticket.TicketFixture.aConfidentialTicket;
import static org.threeline.desk.ticket.TicketFixture.aTicket;
import static org.threeline.desk.ticket.TicketFixture.administrator;
import static org.threeline.desk.ticket.TicketFixture.agent;
import static org.threeline.desk.ticket.TicketFixture.employee;
import static org.threeline.desk.ticket.TicketFixture.lead;
import static org.threeline.desk.ticket.TicketVerb.ASSIGN;
import static org.threeline.desk.ticket.TicketVerb.CANCEL;
import static org.threeline.desk.ticket.TicketVerb.CLOSE;
import static org.threeline.desk.ticket.TicketVerb.CONFIRM;
import static org.threeline.desk.ticket.TicketVerb.EDIT;
import static org.threeline.desk.ticket.TicketVerb.ESCALATE;
import static org.threeline.desk.ticket.TicketVerb.HAND_BACK;
import static org.threeline.desk.ticket.TicketVerb.HOLD;
import static org.threeline.desk.ticket.TicketVerb.MESSAGE;
import static org.threeline.desk.ticket.TicketVerb.NOTE;
import static org.threeline.desk.ticket.TicketVerb.PRIORITIZE;
import static org.threeline.desk.ticket.TicketVerb.RATE;
import static org.threeline.desk.ticket.TicketVerb.REOPEN;
import static org.threeline.desk.ticket.TicketVerb.REPLY;
import static org.threeline.desk.ticket.TicketVerb.RESOLVE;
import static org.threeline.desk.ticket.TicketVerb.RESUME;
import static org.threeline.desk.ticket.TicketVerb.TAKE;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.ticket.TicketAccess.Standing;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.NotFound;

/** The access table of docs/life-of-a-ticket.md, row by row, on open and on confidential tickets. */
class TicketAccessTest {
    private static final Standing NONE = Standing.NONE;
    private static final Standing WATCHER = new Standing(true, false, false, false);
    private static final Standing INVITED = new Standing(false, true, false, false);
    private static final Standing PAST_MEMBER = new Standing(false, false, true, false);
    private static final Standing OWNER = new Standing(false, false, false, true);

    private static final long SOMEBODY = 99;
    private static final List<TicketVerb> WORK =
            List.of(TAKE, ASSIGN, ESCALATE, HAND_BACK, PRIORITIZE, REPLY, RESOLVE, NOTE, REOPEN, CANCEL, EDIT);

    @Test
    void theRequesterSeesThePublicSideWritesMessagesAndDecidesAboutTheSolution() {
        for (var ticket : both()) {
            var emma = new TicketAccess(ticket, employee(EMMA), NONE);
            assertThat(emma.maySee()).isTrue();
            assertThat(emma.mayReadWork()).isFalse();
            assertThat(verbs(emma)).containsExactlyInAnyOrder(MESSAGE, CONFIRM, RATE, REOPEN, CANCEL, EDIT);
        }
    }

    @Test
    void theRequesterEditsOnlyUntilWorkBegins() {
        assertThat(new TicketAccess(aTicket().taken().ticket(), employee(EMMA), NONE).may(EDIT))
                .isFalse();
        // Begun is begun, also when it went back into a queue.
        assertThat(new TicketAccess(aTicket().taken().escalated().ticket(), employee(EMMA), NONE).may(EDIT))
                .isFalse();
    }

    @Test
    void whoeverFiledItForSomebodySeesItAndWritesMessages() {
        for (var ticket : both()) {
            var marta = new TicketAccess(ticket, employee(MARTA), NONE);
            assertThat(marta.maySee()).isTrue();
            assertThat(marta.mayReadWork()).isFalse();
            assertThat(verbs(marta)).containsExactlyInAnyOrder(MESSAGE);
        }
    }

    @Test
    void aWatcherSeesThePublicSideAndWritesMessages() {
        for (var ticket : both()) {
            var watcher = new TicketAccess(ticket, employee(SOMEBODY), WATCHER);
            assertThat(watcher.maySee()).isTrue();
            assertThat(watcher.mayReadWork()).isFalse();
            assertThat(verbs(watcher)).containsExactlyInAnyOrder(MESSAGE);
        }
    }

    @Test
    void aMemberOfTheHoldingGroupDoesTheWork() {
        for (var ticket : both()) {
            var daniel = new TicketAccess(ticket, agent(DANIEL, "service-desk"), NONE);
            assertThat(daniel.maySee()).isTrue();
            assertThat(daniel.mayReadWork()).isTrue();
            assertThat(verbs(daniel)).containsExactlyInAnyOrderElementsOf(WORK);
        }
    }

    @Test
    void theAssigneeAlsoHoldsAndResumes() {
        var lukas = new TicketAccess(aTicket().taken().ticket(), agent(LUKAS, "service-desk"), NONE);
        assertThat(verbs(lukas)).contains(HOLD, RESUME).doesNotContain(CLOSE);
        // Whoever left the group left its work.
        var left = new TicketAccess(aTicket().taken().ticket(), agent(LUKAS, "network"), PAST_MEMBER);
        assertThat(verbs(left)).containsExactlyInAnyOrder(NOTE);
    }

    @Test
    void theLeadHoldsResumesAndClosesWhateverIsInTheGroup() {
        var lead = new TicketAccess(aTicket().taken().ticket(), lead(DANIEL, "service-desk"), NONE);
        assertThat(verbs(lead)).contains(HOLD, RESUME, CLOSE);
        var ofAnother = new TicketAccess(aTicket().taken().ticket(), lead(IRINA, "workplace"), NONE);
        assertThat(verbs(ofAnother)).isEmpty();
    }

    @Test
    void aMemberOfAPastGroupGoesOnReadingAndNotingAndDoesNothingElse() {
        for (var ticket : both()) {
            ticket.escalate(WORKPLACE, NOON);
            var lukas = new TicketAccess(ticket, agent(LUKAS, "service-desk"), PAST_MEMBER);
            assertThat(lukas.mayReadWork()).isTrue();
            assertThat(verbs(lukas)).containsExactlyInAnyOrder(NOTE);
        }
    }

    @Test
    void anAgentOfAnotherGroupReadsOpenTicketsAndKnowsNothingOfConfidentialOnes() {
        var open = new TicketAccess(aTicket().ticket(), agent(IRINA, "workplace"), NONE);
        assertThat(open.mayReadWork()).isTrue();
        assertThat(verbs(open)).isEmpty();
        assertThat(new TicketAccess(aConfidentialTicket().ticket(), agent(IRINA, "workplace"), NONE).maySee())
                .isFalse();
    }

    @Test
    void whoeverIsAskedForAdviceMayNoteButNotOnConfidentialTickets() {
        assertThat(verbs(new TicketAccess(aTicket().ticket(), agent(IRINA, "workplace"), INVITED)))
                .containsExactlyInAnyOrder(NOTE);
        assertThat(new TicketAccess(aConfidentialTicket().ticket(), agent(IRINA, "workplace"), INVITED).maySee())
                .isFalse();
        // An invitation is for agents; who stops being one has none.
        assertThat(new TicketAccess(aTicket().ticket(), employee(SOMEBODY), INVITED).maySee())
                .isFalse();
    }

    @Test
    void theServicesOwnerReadsWhatIsNotConfidential() {
        var owner = new TicketAccess(aTicket().ticket(), employee(SOMEBODY), OWNER);
        assertThat(owner.mayReadWork()).isTrue();
        assertThat(verbs(owner)).isEmpty();
        assertThat(new TicketAccess(aConfidentialTicket().ticket(), employee(SOMEBODY), OWNER).maySee())
                .isFalse();
    }

    @Test
    void anAdministratorReadsWhatIsNotConfidentialAndMayReassignIt() {
        var admin = new TicketAccess(aTicket().ticket(), administrator(SOMEBODY), NONE);
        assertThat(admin.mayReadWork()).isTrue();
        assertThat(verbs(admin)).containsExactlyInAnyOrder(ASSIGN);
        var hidden = new TicketAccess(aConfidentialTicket().ticket(), administrator(SOMEBODY), NONE);
        assertThat(hidden.maySee()).isFalse();
        assertThat(hidden.may(ASSIGN)).isFalse();
    }

    @Test
    void forAnybodyElseATicketDoesNotExist() {
        for (var ticket : both()) {
            var stranger = new TicketAccess(ticket, employee(SOMEBODY), NONE);
            assertThat(stranger.maySee()).isFalse();
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> stranger.require(MESSAGE));
        }
    }

    @Test
    void whatIsSeenButNotAllowedIsRefusedByName() {
        var emma = new TicketAccess(aTicket().ticket(), employee(EMMA), NONE);
        assertThatExceptionOfType(BusinessRuleViolation.class)
                .isThrownBy(() -> emma.require(HAND_BACK))
                .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("ticket.hand_back.not_allowed"));
    }

    @Test
    void aJobMayDoEverything() {
        var job = new TicketAccess(aConfidentialTicket().ticket(), Actor.SYSTEM, NONE);
        assertThat(job.mayReadWork()).isTrue();
        assertThat(verbs(job)).containsExactlyInAnyOrder(TicketVerb.values());
    }

    @Test
    void whatIsOfferedNowDependsOnTheStatusToo() {
        assertThat(new TicketAccess(aTicket().ticket(), employee(EMMA), NONE).verbsNow())
                .containsExactlyInAnyOrder(MESSAGE, CANCEL, EDIT);
        assertThat(new TicketAccess(aTicket().resolved().ticket(), employee(EMMA), NONE).verbsNow())
                .containsExactlyInAnyOrder(MESSAGE, CONFIRM, RATE, REOPEN);
        assertThat(new TicketAccess(aTicket().cancelled().ticket(), employee(EMMA), NONE).verbsNow())
                .isEmpty();
    }

    private static List<Ticket> both() {
        return List.of(aTicket().ticket(), aConfidentialTicket().ticket());
    }

    private static Set<TicketVerb> verbs(TicketAccess access) {
        return Arrays.stream(TicketVerb.values()).filter(access::may).collect(Collectors.toSet());
    }
}
