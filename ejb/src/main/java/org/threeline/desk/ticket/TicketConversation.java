package org.threeline.desk.ticket;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.desk.attachment.Attachments;
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

    @Inject
    Attachments attachments;

    /**
     * Writes in public as whoever the actor is on this ticket: its requester or somebody who watches a message, a
     * member of the holding group a reply. The requester's own words are a message even where the requester is a
     * member: nobody keeps a promise by answering oneself.
     *
     * @return the id of the story's new entry
     */
    public long write(String number, String text, Actor actor) {
        return write(number, text, List.of(), actor);
    }

    /** @param files ids of files the actor has ready; a message with files may be without words */
    public long write(String number, String text, List<Long> files, Actor actor) {
        var work = locked.lock(number, actor);
        var isMessage = isMessage(work);
        locked.require(work, isMessage ? TicketVerb.MESSAGE : TicketVerb.REPLY, null);
        return isMessage ? message(work, text, files) : reply(work, text, files);
    }

    /**
     * Attaches files, in public or for the desk only, with or without words. Files of the desk without words are no
     * answer: no promise is kept by them.
     *
     * @param files ids of files the actor has ready
     * @return the id of the story's new entry
     */
    public long attach(String number, String text, boolean internal, List<Long> files, Actor actor) {
        if (files.isEmpty()) {
            throw new InvalidInput("file", "input.missing");
        }
        if (internal) {
            return note(number, text, files, actor);
        }
        if (text != null && !text.isBlank()) {
            return write(number, text, files, actor);
        }
        var work = locked.lock(number, actor);
        if (isMessage(work)) {
            locked.require(work, TicketVerb.MESSAGE, null);
            return message(work, null, files);
        }
        locked.require(work, TicketVerb.REPLY, null);
        work.ticket().touched(work.now());
        var entry = work.write(HistoryKind.FILES_ADDED, null);
        attach(files, work, entry, false);
        locked.keep(work);
        return entry;
    }

    /** Refuses whoever could not attach anything, before anything is sent. */
    public void requireAttaching(String number, boolean internal, Actor actor) {
        var work = locked.lock(number, actor);
        locked.require(
                work, internal ? TicketVerb.NOTE : isMessage(work) ? TicketVerb.MESSAGE : TicketVerb.REPLY, null);
    }

    private static boolean isMessage(LockedTicket work) {
        var access = work.access();
        return access.isRequester() || !access.isMember() && access.may(TicketVerb.MESSAGE);
    }

    private void attach(List<Long> files, LockedTicket work, long entry, boolean internal) {
        if (!files.isEmpty()) {
            attachments.attach(files, work.actor().personId(), work.ticket().id(), entry, internal, work.now());
        }
    }

    /**
     * The desk answers in public.
     *
     * @return the id of the story's new entry
     */
    public long reply(String number, String text, Actor actor) {
        return reply(number, text, List.of(), actor);
    }

    /** @param files ids of files the actor has ready; they do not stand for words */
    public long reply(String number, String text, List<Long> files, Actor actor) {
        return reply(locked.forVerb(TicketVerb.REPLY, number, null, actor), text, files);
    }

    /** As {@link #reply}, with the actor's signature below, where there is one. */
    public long replySigned(String number, String text, List<Long> files, Actor actor) {
        var work = locked.forVerb(TicketVerb.REPLY, number, null, actor);
        var words = WrittenText.required("text", text, WrittenText.PAGES);
        var signed = people.byId(actor.personId()).map(person -> person.sign(words));
        return keepReply(work, signed.orElse(words), files);
    }

    private long reply(LockedTicket work, String text, List<Long> files) {
        return keepReply(work, WrittenText.required("text", text, WrittenText.PAGES), files);
    }

    private long keepReply(LockedTicket work, String reply, List<Long> files) {
        work.ticket().replied(work.actor().personId(), work.now());
        work.clocks().reply(work.now());
        var entry = work.write(HistoryKind.REPLY, reply);
        attach(files, work, entry, false);
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
        return message(number, text, List.of(), actor);
    }

    /** @param files ids of files the actor has ready; with them it may be without words */
    public long message(String number, String text, List<Long> files, Actor actor) {
        return message(locked.forVerb(TicketVerb.MESSAGE, number, null, actor), text, files);
    }

    private long message(LockedTicket work, String text, List<Long> files) {
        var ticket = work.ticket();
        var message = words(text, files);
        var entry = work.write(HistoryKind.MESSAGE, message);
        attach(files, work, entry, false);
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
     * For the desk only. An agent of another group whom it names may answer with notes from now on, as if invited.
     *
     * @return the id of the story's new entry
     */
    public long note(String number, String text, Actor actor) {
        return note(number, text, List.of(), actor);
    }

    /** @param files ids of files the actor has ready; with them it may be without words */
    public long note(String number, String text, List<Long> files, Actor actor) {
        var work = locked.forVerb(TicketVerb.NOTE, number, null, actor);
        var note = words(text, files);
        work.ticket().touched(work.now());
        inviteMentioned(note, work.ticket());
        var entry = work.write(HistoryKind.NOTE, note);
        attach(files, work, entry, true);
        locked.keep(work);
        return entry;
    }

    /** A confidential ticket stays with the groups that held it. */
    private void inviteMentioned(String note, Ticket ticket) {
        if (!ticket.isConfidential()) {
            people.idsOf(Mentions.in(note)).values().stream()
                    .filter(groups::isAgent)
                    .forEach(person -> tickets.invite(ticket.id(), person));
        }
    }

    private static String words(String text, List<Long> files) {
        return files.isEmpty()
                ? WrittenText.required("text", text, WrittenText.PAGES)
                : WrittenText.optional("text", text, WrittenText.PAGES);
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

    /** Further watchers, for an escalation rule; those who watch already stay, however many there are. */
    public void addWatchers(long ticketId, Collection<Long> personIds) {
        var work = locked.lock(ticketId, Actor.SYSTEM);
        people.summaries(personIds).values().stream()
                .filter(person -> tickets.addWatcher(ticketId, person.id()))
                .forEach(person -> work.write(HistoryKind.WATCHER_ADDED, null, Map.of("login", person.login())));
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
