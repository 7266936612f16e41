package org.threeline.desk.ticket;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.People;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.WrittenText;

/**
 * Talk on a ticket: the desk's replies, the requester's and watchers' messages, and notes that never leave the desk.
 * None of them asks for a version: what was written is never lost because somebody else was faster.
 */
@Stateless
public class TicketConversation {
    @Inject
    LockedTickets locked;

    @Inject
    Tickets tickets;

    @Inject
    TicketTerms terms;

    @Inject
    Reopening reopening;

    @Inject
    People people;

    /** The desk answers in public. */
    public void reply(String number, String text, Actor actor) {
        var work = locked.forVerb(TicketVerb.REPLY, number, null, actor);
        var reply = WrittenText.required("text", text, WrittenText.PAGES);
        work.ticket().replied(actor.personId(), work.now());
        work.clocks().reply(work.now());
        work.write(HistoryKind.REPLY, reply);
        locked.keep(work);
    }

    /**
     * The requester, or somebody who watches, writes. A ticket that waits for the requester goes on; a resolved one is
     * reopened when it is the requester who writes.
     */
    public void message(String number, String text, Actor actor) {
        var work = locked.forVerb(TicketVerb.MESSAGE, number, null, actor);
        var ticket = work.ticket();
        var message = WrittenText.required("text", text, WrittenText.PAGES);
        if (!TicketVerb.MESSAGE.isPossibleFrom(ticket.status())) {
            throw new BusinessRuleViolation(
                    TicketVerb.MESSAGE.refusal(ticket.status() == TicketStatus.CLOSED ? "closed" : "wrong_status"),
                    number,
                    ticket.status());
        }
        work.write(HistoryKind.MESSAGE, message);
        ticket.touched(work.now());
        if (ticket.status() == TicketStatus.RESOLVED) {
            if (work.access().isRequester()) {
                reopening.reopen(work, message);
            }
        } else {
            if (ticket.status() == TicketStatus.ON_HOLD && ticket.holdReason() == HoldReason.REQUESTER) {
                ticket.resume(work.now());
                work.clocks().resume(work.now());
                work.write(HistoryKind.RESUMED, null);
            }
            work.clocks().message(terms.nextReply(work), work.now());
        }
        locked.keep(work);
    }

    /** For the desk only. */
    public void note(String number, String text, Actor actor) {
        var work = locked.forVerb(TicketVerb.NOTE, number, null, actor);
        var note = WrittenText.required("text", text, WrittenText.PAGES);
        work.ticket().touched(work.now());
        work.write(HistoryKind.NOTE, note);
        locked.keep(work);
    }

    /** Whoever watches sees the public side and hears of what happens there. */
    public void addWatcher(String number, String login, Actor actor) {
        var work = locked.lock(TicketNumber.id(number), actor);
        requireSay(work);
        if (tickets.addWatcher(work.ticket().id(), personId(login))) {
            work.ticket().touched(work.now());
            work.write(HistoryKind.WATCHER_ADDED, null, Map.of("login", login));
        }
    }

    public void removeWatcher(String number, String login, Actor actor) {
        var work = locked.lock(TicketNumber.id(number), actor);
        var personId = personId(login);
        if (!actor.isPerson(personId)) {
            requireSay(work);
        } else {
            work.access().requireSight();
        }
        if (tickets.removeWatcher(work.ticket().id(), personId)) {
            work.ticket().touched(work.now());
            work.write(HistoryKind.WATCHER_REMOVED, null, Map.of("login", login));
        }
    }

    /** Asks an agent of another group for advice: he may write notes from now on. */
    public void invite(String number, String login, Actor actor) {
        var work = locked.lock(TicketNumber.id(number), actor);
        work.access().requireSight();
        if (!work.access().isMember()) {
            throw new BusinessRuleViolation("ticket.invite.not_allowed", number);
        }
        if (tickets.invite(work.ticket().id(), personId(login))) {
            work.ticket().touched(work.now());
            work.write(HistoryKind.INVITED, null, Map.of("login", login));
        }
    }

    private static void requireSay(LockedTicket work) {
        work.access().requireSight();
        if (!work.access().isParty() && !work.access().isMember()) {
            throw new BusinessRuleViolation(
                    "ticket.watch.not_allowed", work.ticket().number());
        }
    }

    private long personId(String login) {
        return people.find(login)
                .filter(person -> person.isActive())
                .orElseThrow(() -> new InvalidInput("login", "person.unknown", login))
                .id();
    }
}
