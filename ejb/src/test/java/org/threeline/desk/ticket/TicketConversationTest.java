package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.threeline.desk.ticket.TicketFixture.EMMA;
import static org.threeline.desk.ticket.TicketFixture.IRINA;
import static org.threeline.desk.ticket.TicketFixture.MARTA;
import static org.threeline.desk.ticket.TicketFixture.NOON;
import static org.threeline.desk.ticket.TicketFixture.aConfidentialTicket;
import static org.threeline.desk.ticket.TicketFixture.agent;
import static org.threeline.desk.ticket.TicketFixture.employee;
import static org.threeline.desk.ticket.WorkedTicket.BY_EMMA;
import static org.threeline.desk.ticket.WorkedTicket.BY_IRINA;
import static org.threeline.desk.ticket.WorkedTicket.BY_LUKAS;
import static org.threeline.desk.ticket.WorkedTicket.NUMBER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.clock.ClockState;
import org.threeline.desk.ticket.TicketHandling.HoldTicket;
import org.threeline.desk.ticket.TicketHandling.ResolveTicket;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;

class TicketConversationTest {
    private static final Instant LATER = NOON.plus(Duration.ofHours(1));

    private final WorkedTicket worked = new WorkedTicket();
    private final Ticket ticket = worked.ticket;
    private final TicketConversation talk = worked.talk();

    @Test
    void theDesksFirstAnswerKeepsThePromise() {
        worked.at(LATER);
        talk.write(NUMBER, "We are looking into it", BY_LUKAS);

        assertThat(worked.story()).containsExactly(HistoryKind.REPLY);
        assertThat(worked.clock(TargetKind.FIRST_RESPONSE).state(LATER)).isEqualTo(ClockState.MET);
    }

    @Test
    void filesStandForTheWordsOfAMessageButNotOfAnAnswer() {
        talk.write(NUMBER, "", List.of(5L), BY_EMMA);
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> talk.write(NUMBER, "", List.of(6L), BY_LUKAS));
        talk.write(NUMBER, "See the picture", List.of(6L), BY_LUKAS);
        talk.note(NUMBER, null, List.of(7L), BY_LUKAS);

        assertThat(worked.story()).containsExactly(HistoryKind.MESSAGE, HistoryKind.REPLY, HistoryKind.NOTE);
        assertThat(worked.files.attached).containsExactly("[5]", "[6]", "[7] internal");
    }

    @Test
    void filesOfTheDeskWithoutAWordKeepNoPromise() {
        talk.attach(NUMBER, " ", false, List.of(5L), BY_LUKAS);

        assertThat(worked.story()).containsExactly(HistoryKind.FILES_ADDED);
        assertThat(worked.clock(TargetKind.FIRST_RESPONSE).isFinished()).isFalse();
    }

    @Test
    void attachingGoesTheWayOfWriting() {
        talk.attach(NUMBER, null, false, List.of(5L), BY_EMMA);
        talk.attach(NUMBER, "Here it is", false, List.of(6L), BY_LUKAS);
        talk.attach(NUMBER, null, true, List.of(7L), BY_LUKAS);

        assertThat(worked.story()).containsExactly(HistoryKind.MESSAGE, HistoryKind.REPLY, HistoryKind.NOTE);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> talk.attach(NUMBER, "Nothing", false, List.of(), BY_EMMA));
        talk.requireAttaching(NUMBER, false, BY_EMMA);
        talk.requireAttaching(NUMBER, true, BY_LUKAS);
        assertThatExceptionOfType(BusinessRuleViolation.class)
                .isThrownBy(() -> talk.requireAttaching(NUMBER, true, BY_EMMA));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> talk.requireAttaching(NUMBER, false, employee(999)));
    }

    @Test
    void nobodyKeepsAPromiseByAnsweringOneself() {
        talk.write(NUMBER, "Any news?", agent(EMMA, "service-desk"));

        assertThat(worked.story()).containsExactly(HistoryKind.MESSAGE);
        assertThat(worked.clock(TargetKind.FIRST_RESPONSE).isFinished()).isFalse();
    }

    @Test
    void theOldestUnansweredMessageIsOwedAnAnswer() {
        worked.at(LATER);
        talk.message(NUMBER, "Any news?", BY_EMMA);
        worked.at(LATER.plusSeconds(60));
        talk.message(NUMBER, "Hello?", BY_EMMA);
        assertThat(worked.clock(TargetKind.NEXT_REPLY).startedAt()).isEqualTo(LATER);

        talk.reply(NUMBER, "Tomorrow", BY_LUKAS);
        assertThat(worked.clock(TargetKind.NEXT_REPLY).isFinished()).isTrue();
    }

    @Test
    void aTicketThatWaitsForItsRequesterGoesOnWhenTheyWrite() {
        hold(HoldReason.REQUESTER);
        talk.message(NUMBER, "It is the T14", BY_EMMA);

        assertThat(ticket.status()).isEqualTo(TicketStatus.IN_PROGRESS);
        assertThat(worked.story()).endsWith(HistoryKind.MESSAGE, HistoryKind.RESUMED);
        assertThat(worked.clock(TargetKind.RESOLUTION).isPaused()).isFalse();
    }

    @Test
    void aTicketThatWaitsForAVendorGoesOnWaiting() {
        hold(HoldReason.VENDOR);
        talk.message(NUMBER, "Any news?", BY_EMMA);

        assertThat(ticket.status()).isEqualTo(TicketStatus.ON_HOLD);
    }

    @Test
    void theRequestersMessageReopensWhatIsResolvedAndAWatchersDoesNot() {
        worked.handling().resolve(new ResolveTicket(NUMBER, null, "Plugged it in", null, null), BY_LUKAS);
        talk.addWatcher(NUMBER, "irina", BY_LUKAS);
        talk.message(NUMBER, "Thank you", employee(IRINA));
        assertThat(ticket.status()).isEqualTo(TicketStatus.RESOLVED);

        talk.message(NUMBER, "It is still dark", BY_EMMA);
        assertThat(ticket.status()).isEqualTo(TicketStatus.IN_PROGRESS);
        assertThat(worked.clock(TargetKind.NEXT_REPLY).isFinished()).isFalse();
    }

    @Test
    void aNoteIsTheDesksOwn() {
        talk.note(NUMBER, "Rude on the phone", BY_LUKAS);
        assertThat(worked.story()).containsExactly(HistoryKind.NOTE);
        assertThat(worked.clock(TargetKind.FIRST_RESPONSE).isFinished()).isFalse();
        refuses(() -> talk.note(NUMBER, "Me too", BY_EMMA), "ticket.note.not_allowed");
    }

    @Test
    void somebodyWatchesOnceAndStopsByThemselves() {
        talk.addWatcher(NUMBER, "irina", BY_EMMA);
        talk.addWatcher(NUMBER, "irina", BY_EMMA);
        assertThat(worked.tickets.watchers).containsExactly(IRINA);
        assertThat(worked.story()).containsExactly(HistoryKind.WATCHER_ADDED);

        refuses(() -> talk.removeWatcher(NUMBER, "emma", employee(IRINA)), "ticket.watch.not_allowed");
        talk.removeWatcher(NUMBER, "irina", employee(IRINA));
        talk.removeWatcher(NUMBER, "irina", BY_EMMA);
        assertThat(worked.tickets.watchers).isEmpty();
        assertThat(worked.story()).containsExactly(HistoryKind.WATCHER_ADDED, HistoryKind.WATCHER_REMOVED);
    }

    @Test
    void aRuleNamesWatchersWhoDoNotWatchYet() {
        talk.addWatcher(NUMBER, "irina", BY_EMMA);
        talk.addWatchers(ticket.id(), List.of(IRINA, MARTA));

        assertThat(worked.tickets.watchers).containsExactlyInAnyOrder(IRINA, MARTA);
        assertThat(worked.lastWord())
                .extracting("kind", "data")
                .containsExactly(HistoryKind.WATCHER_ADDED, Map.of("login", "marta"));
        assertThat(worked.story()).hasSize(2);
    }

    @Test
    void fiftyPeopleWatchATicketAndNoMore() {
        for (long id = 1_000; id < 1_050; id++) {
            worked.tickets.watchers.add(id);
        }
        refuses(() -> talk.addWatcher(NUMBER, "irina", BY_EMMA), "ticket.watch.too_many");
    }

    @Test
    void onlyThoseItConcernsNameWatchersAndOnlyPeopleThereAre() {
        refuses(() -> talk.addWatcher(NUMBER, "marta", BY_IRINA), "ticket.watch.not_allowed");
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> talk.removeWatcher(NUMBER, "nobody", employee(99)));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> talk.addWatcher(NUMBER, "nobody", BY_EMMA));
    }

    @Test
    void anAgentOfAnotherGroupIsAskedForAdvice() {
        talk.invite(NUMBER, "irina", BY_LUKAS);
        talk.invite(NUMBER, "irina", BY_LUKAS);
        assertThat(worked.story()).containsExactly(HistoryKind.INVITED);
        talk.note(NUMBER, "Try another dock", BY_IRINA);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> talk.invite(NUMBER, "marta", BY_LUKAS))
                .satisfies(refusal -> assertThat(refusal.errors().get(0).code()).isEqualTo("person.not_an_agent"));
        refuses(() -> talk.invite(NUMBER, "irina", employee(MARTA)), "ticket.invite.not_allowed");
    }

    @Test
    void nobodyIsAskedAboutAConfidentialTicket() {
        var hidden = new WorkedTicket(aConfidentialTicket().ticket());
        refuses(() -> hidden.talk().invite(NUMBER, "irina", BY_LUKAS), "ticket.invite.confidential");
    }

    private void hold(HoldReason reason) {
        worked.handling().take(NUMBER, null, BY_LUKAS);
        worked.handling().hold(new HoldTicket(NUMBER, null, reason, null, null), BY_LUKAS);
        worked.at(LATER);
    }

    private static void refuses(ThrowingCallable change, String key) {
        assertThatExceptionOfType(BusinessRuleViolation.class)
                .isThrownBy(change)
                .satisfies(refusal -> assertThat(refusal.key()).isEqualTo(key));
    }
}
