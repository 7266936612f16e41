package org.threeline.desk.ticket;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.Person;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;

/**
 * Talk on a ticket: the desk's replies, the requester's and watchers' messages, and notes that never leave the desk.
 * None of them asks for a version: what was written is never lost because somebody else was faster.
 */
@Stateless
public class TicketConversation {
    private static final int MOST_WATCHERS = 50;

    @Inject
    LockedTickets locked;

    @Inject
    Tickets tickets;

    @Inject
    TicketTerms terms;

    @Inject
    Reopening reopening;

    @Inject
    HoldingGroups groups;

    @Inject
    People people;

    /**
     * Writes in public as whoever the actor is on this ticket: its requester or somebody who watches a message, a
     * member of the holding group a reply. The requester's own words are a message even where the requester is a
     * member: nobody keeps a promise by answering oneself.
     *
     * @return the id of the story's new entry
     */
    public long write(String number, String text, Actor actor) {
        var work = locked.lock(number, actor);
        var access = work.access();
        var isMessage = access.isRequester() || !access.isMember() && access.may(TicketVerb.MESSAGE);
        var verb = isMessage ? TicketVerb.MESSAGE : TicketVerb.REPLY;
        locked.require(work, verb, null);
        return isMessage ? message(work, text) : reply(work, text);
    }

    /**
     * The desk answers in public.
     *
     * @return the id of the story's new entry
     */
    public long reply(String number, String text, Actor actor) {
        return reply(locked.forVerb(TicketVerb.REPLY, number, null, actor), text);
    }

    private long reply(LockedTicket work, String text) {
        var reply = WrittenText.required("text", text, WrittenText.PAGES);
        work.ticket().replied(work.actor().personId(), work.now());
        work.clocks().reply(work.now());
        var entry = work.write(HistoryKind.REPLY, reply);
        locked.keep(work);
        return entry;
    }

    /**
     * The requester, or somebody who watches, writes. A ticket that waits for the requester goes on; a resolved one is
     * reopened when it is the requester who writes.
     *
     * @return the id of the story's new entry
     */
    public long message(String number, String text, Actor actor) {
        return message(locked.forVerb(TicketVerb.MESSAGE, number, null, actor), text);
    }

    private long message(LockedTicket work, String text) {
        var ticket = work.ticket();
        var message = WrittenText.required("text", text, WrittenText.PAGES);
        var entry = work.write(HistoryKind.MESSAGE, message);
        ticket.touched(work.now());
        if (ticket.status() == TicketStatus.RESOLVED) {
            if (work.access().isRequester()) {
                reopening.reopen(work, null);
                work.clocks().message(terms.nextReply(work), work.now());
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
        return entry;
    }

    /**
     * For the desk only.
     *
     * @return the id of the story's new entry
     */
    public long note(String number, String text, Actor actor) {
        var work = locked.forVerb(TicketVerb.NOTE, number, null, actor);
        var note = WrittenText.required("text", text, WrittenText.PAGES);
        work.ticket().touched(work.now());
        var entry = work.write(HistoryKind.NOTE, note);
        locked.keep(work);
        return entry;
    }

    /** Whoever watches sees the public side and hears of what happens there. */
    public void addWatcher(String number, String login, Actor actor) {
        var work = locked.lock(number, actor);
        requireSay(work);
        var person = person(login);
        var watchers = tickets.watchers(work.ticket().id());
        if (watchers.size() >= MOST_WATCHERS && !watchers.contains(person.id())) {
            throw new BusinessRuleViolation("ticket.watch.too_many", MOST_WATCHERS);
        }
        if (tickets.addWatcher(work.ticket().id(), person.id())) {
            work.ticket().touched(work.now());
            work.write(HistoryKind.WATCHER_ADDED, null, Map.of("login", person.login()));
        }
    }

    public void removeWatcher(String number, String login, Actor actor) {
        var work = locked.lock(number, actor);
        // What may not be seen gives no hint, not even by which error comes first.
        work.access().requireSight();
        var person = person(login);
        if (!actor.isPerson(person.id())) {
            requireSay(work);
        }
        if (tickets.removeWatcher(work.ticket().id(), person.id())) {
            work.ticket().touched(work.now());
            work.write(HistoryKind.WATCHER_REMOVED, null, Map.of("login", person.login()));
        }
    }

    /**
     * Asks an agent of another group for advice, who may write notes from now on. A confidential ticket stays with the
     * groups that held it.
     */
    public void invite(String number, String login, Actor actor) {
        var work = locked.lock(number, actor);
        work.access().requireSight();
        if (!work.access().isMember()) {
            throw new BusinessRuleViolation("ticket.invite.not_allowed", number);
        }
        if (work.ticket().isConfidential()) {
            throw new BusinessRuleViolation("ticket.invite.confidential", number);
        }
        var person = person(login);
        if (!groups.isAgent(person.id())) {
            throw new InvalidInput("login", "person.not_an_agent", login);
        }
        if (tickets.invite(work.ticket().id(), person.id())) {
            work.ticket().touched(work.now());
            work.write(HistoryKind.INVITED, null, Map.of("login", person.login()));
        }
    }

    private static void requireSay(LockedTicket work) {
        work.access().requireSight();
        if (!work.access().isParty() && !work.access().isMember()) {
            throw new BusinessRuleViolation(
                    "ticket.watch.not_allowed", work.ticket().number());
        }
    }

    private Person person(String login) {
        return people.find(login)
                .filter(Person::isActive)
                .orElseThrow(() -> new InvalidInput("login", "person.unknown", login));
    }
}
