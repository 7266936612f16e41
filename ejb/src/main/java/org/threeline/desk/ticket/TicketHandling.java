package org.threeline.desk.ticket;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.clock.PauseCause;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.People;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.StaleVersion;

/**
 * Work on a ticket inside its group, from taking it to its end. Every method is one verb of docs/life-of-a-ticket.md
 * and one transaction; it refuses with {@code ticket.<verb>.<why>}, and with {@link StaleVersion} where the caller read
 * another version. A {@code seenVersion} of null asks for no particular one.
 */
@Stateless
public class TicketHandling {
    private static final int WORST = 1;
    private static final int BEST = 5;

    /** Nobody plans a hold further ahead. */
    private static final Duration LONGEST_HOLD = Duration.ofDays(366);

    @Inject
    LockedTickets locked;

    @Inject
    Tickets tickets;

    @Inject
    HoldingGroups groups;

    @Inject
    TicketTerms terms;

    @Inject
    Reopening reopening;

    @Inject
    CompletedForms forms;

    @Inject
    People people;

    /** @param group key of a group of the same line, or null to stay; @param assignee login, or null for nobody */
    public record AssignTicket(String number, Integer seenVersion, String group, String assignee, String reason) {}

    /** @param note for the desk only, or null; @param until when it goes on by itself, or null */
    public record HoldTicket(String number, Integer seenVersion, HoldReason reason, String note, Instant until) {}

    public record PrioritizeTicket(String number, Integer seenVersion, Impact impact, Urgency urgency) {}

    /**
     * @param cause what was behind it, or null
     * @param breachReason why a promise was broken, the name of a {@link BreachReason} or other words; null where
     *     nobody says, or nothing was broken
     */
    public record ResolveTicket(
            String number, Integer seenVersion, String solution, String cause, String breachReason) {}

    /**
     * @param subject null leaves it
     * @param answers those that change, by field name, a null value for an answer taken away; null leaves them all
     */
    public record EditTicket(String number, Integer seenVersion, String subject, Map<String, ?> answers) {}

    public void take(String number, Integer seenVersion, Actor actor) {
        var work = locked.forVerb(TicketVerb.TAKE, number, seenVersion, actor);
        work.ticket().take(actor.personId(), seenVersion != null, work.now());
        TicketRoute.of(work.ticket(), tickets).responsible(actor.personId(), work.now());
        work.write(HistoryKind.TAKEN, null);
        locked.keep(work);
    }

    public void assign(AssignTicket command, Actor actor) {
        var work = locked.forVerb(TicketVerb.ASSIGN, command.number(), command.seenVersion(), actor);
        var ticket = work.ticket();
        var reason = WrittenText.optional("reason", command.reason(), WrittenText.PARAGRAPH);
        if (!work.access().isMember() && reason == null) {
            throw new InvalidInput("reason", "input.required");
        }
        var from = ticket.groupKey();
        var before = ticket.assigneeId();
        var group = command.group() == null || command.group().equals(from)
                ? groups.named(from).orElseThrow(() -> new InvalidInput("group", "group.unknown", from))
                : target(ticket, command.group());
        var assignee = command.assignee() == null || command.assignee().isBlank()
                ? null
                : groups.member("assignee", command.assignee(), group.key());
        ticket.assign(group, assignee, work.now());
        var route = TicketRoute.of(ticket, tickets);
        if (!group.key().equals(from)) {
            route.arrive(HopKind.ASSIGNED, group, work.now(), actor.personId()).because(reason);
            work.clocks().receive(terms.operationalLevel(work), work.now());
        }
        route.responsible(assignee, work.now());
        work.write(HistoryKind.ASSIGNED, reason, changes("group", from, group.key(), "assignee", before, assignee));
        locked.keep(work);
    }

    private HoldingGroup target(Ticket ticket, String key) {
        var group = groups.required("group", key);
        // A request that went astray may go to whoever it belongs to; a confidential one stays with its service's
        // groups.
        if (ticket.isConfidential()
                && group.line() == ticket.line()
                && !terms.service(ticket).isServedBy(key)) {
            throw new BusinessRuleViolation(TicketVerb.ASSIGN.refusal("not_a_group_of_the_service"), ticket.number());
        }
        return group;
    }

    public void hold(HoldTicket command, Actor actor) {
        var work = locked.forVerb(TicketVerb.HOLD, command.number(), command.seenVersion(), actor);
        hold(work, command, checkedNote(command, work.now()));
    }

    /**
     * As {@link #hold}, for people: whoever waits for the requester says what for. The question goes out as a signed
     * reply together with the hold; it may be empty where the desk has the last word already.
     *
     * @param question sent where the hold waits for the requester; left alone where it waits for anything else
     */
    public void holdAsking(HoldTicket command, String question, Actor actor) {
        var work = locked.forVerb(TicketVerb.HOLD, command.number(), command.seenVersion(), actor);
        var note = checkedNote(command, work.now());
        // Nobody asks oneself.
        if (command.reason() == HoldReason.REQUESTER && !work.access().isRequester()) {
            ask(work, question);
        }
        hold(work, command, note);
    }

    private void ask(LockedTicket work, String question) {
        var words = tickets.isAnswered(work.ticket().id())
                ? WrittenText.optional("message", question, WrittenText.PAGES)
                : WrittenText.required("message", question, WrittenText.PAGES);
        if (words != null) {
            locked.require(work, TicketVerb.REPLY, null);
            var author = work.actor().personId();
            work.ticket().replied(author, work.now());
            work.clocks().reply(work.now());
            work.write(
                    HistoryKind.REPLY,
                    people.byId(author).map(person -> person.sign(words)).orElse(words));
        }
    }

    private static String checkedNote(HoldTicket command, Instant now) {
        if (command.reason() == null) {
            throw new InvalidInput("reason", "input.required");
        }
        var note = WrittenText.optional("note", command.note(), WrittenText.PARAGRAPH);
        var until = command.until();
        if (until != null && !until.isAfter(now)) {
            throw new InvalidInput("until", "input.in_the_past");
        }
        if (until != null && until.isAfter(now.plus(LONGEST_HOLD))) {
            throw new InvalidInput("until", "input.too_far", LONGEST_HOLD.toDays());
        }
        return note;
    }

    private void hold(LockedTicket work, HoldTicket command, String note) {
        var until = command.until();
        work.ticket().putOnHold(command.reason(), until, work.now());
        work.clocks().pause(PauseCause.of(command.reason()), work.now(), until);
        var data = new LinkedHashMap<String, Object>();
        data.put("reason", command.reason().name());
        if (until != null) {
            data.put("until", until.toString());
        }
        work.write(HistoryKind.HELD, null, data);
        if (note != null) {
            // That it rests and why is public; what the desk notes about it is not.
            work.write(HistoryKind.NOTE, note);
        }
        locked.keep(work);
    }

    public void resume(String number, Integer seenVersion, Actor actor) {
        var work = locked.forVerb(TicketVerb.RESUME, number, seenVersion, actor);
        work.ticket().resume(work.now());
        work.clocks().resume(work.now());
        work.write(HistoryKind.RESUMED, null);
        locked.keep(work);
    }

    public void prioritize(PrioritizeTicket command, Actor actor) {
        var work = locked.forVerb(TicketVerb.PRIORITIZE, command.number(), command.seenVersion(), actor);
        if (command.impact() == null) {
            throw new InvalidInput("impact", "input.required");
        }
        if (command.urgency() == null) {
            throw new InvalidInput("urgency", "input.required");
        }
        prioritize(work, command.impact(), command.urgency());
        locked.keep(work);
    }

    /** One step up, for an escalation rule; a ticket of the highest priority stays as it is. */
    public void raisePriority(long ticketId) {
        var work = locked.lock(ticketId, Actor.SYSTEM);
        var ticket = work.ticket();
        if (!ticket.isOpen() || ticket.priority() == Priority.P1) {
            return;
        }
        var impact = ticket.impact();
        var urgency = ticket.urgency();
        if (urgency != Urgency.HIGH) {
            urgency = Urgency.values()[urgency.ordinal() - 1];
        } else {
            impact = Impact.values()[impact.ordinal() - 1];
        }
        prioritize(work, impact, urgency);
        locked.keep(work);
    }

    private void prioritize(LockedTicket work, Impact impact, Urgency urgency) {
        var ticket = work.ticket();
        var before = ticket.priority();
        var data = changes("impact", ticket.impact(), impact, "urgency", ticket.urgency(), urgency);
        ticket.prioritize(impact, urgency, work.now());
        if (ticket.priority() != before) {
            work.clocks().change(terms.of(work), work.now());
            work.clocks().changeOperationalLevel(terms.operationalLevel(work), work.now());
            data.putAll(changes("priority", before, ticket.priority()));
        }
        work.write(HistoryKind.PRIORITIZED, null, data);
    }

    public void resolve(ResolveTicket command, Actor actor) {
        var work = locked.forVerb(TicketVerb.RESOLVE, command.number(), command.seenVersion(), actor);
        var ticket = work.ticket();
        var solution = WrittenText.required("solution", command.solution(), WrittenText.PAGES);
        var cause = WrittenText.optional("cause", command.cause(), WrittenText.LINE);
        var breachReason = WrittenText.optional("breachReason", command.breachReason(), WrittenText.LINE);
        var closeDueAt = work.now().plus(Duration.ofDays(terms.service(ticket).autoCloseDays()));
        ticket.resolve(actor.personId(), solution, cause, breachReason, closeDueAt, work.now());
        // The solution is the desk's answer: whoever was not answered yet is answered by it.
        work.clocks().reply(work.now());
        work.clocks().resolve(work.now());
        var route = TicketRoute.of(ticket, tickets);
        route.responsible(ticket.assigneeId(), work.now());
        route.leave(work.now());
        var data = new LinkedHashMap<String, Object>();
        if (cause != null) {
            data.put("cause", cause);
        }
        if (breachReason != null) {
            data.put("breachReason", breachReason);
        }
        work.write(HistoryKind.RESOLVED, solution, data);
        locked.keep(work);
    }

    public void confirm(String number, Integer seenVersion, Actor actor) {
        var work = locked.forVerb(TicketVerb.CONFIRM, number, seenVersion, actor);
        close(work, TicketVerb.CONFIRM, HistoryKind.CONFIRMED);
    }

    /**
     * The requester says how well they were served; saying so again replaces it.
     *
     * @param stars 1 to 5, the best
     * @param comment in their own words, or null
     */
    public void rate(String number, Integer stars, String comment, Actor actor) {
        var work = locked.forVerb(TicketVerb.RATE, number, null, actor);
        if (stars == null) {
            throw new InvalidInput("rating", "input.required");
        }
        if (stars < WORST || stars > BEST) {
            throw new InvalidInput("rating", "input.out_of_range", WORST, BEST);
        }
        var words = WrittenText.optional("comment", comment, WrittenText.PARAGRAPH);
        if (stars.equals(work.ticket().rating()) && words == null) {
            return;
        }
        work.ticket().rate(stars, work.now());
        work.write(HistoryKind.RATED, words, Map.of("rating", stars));
        locked.keep(work);
    }

    public void close(String number, Integer seenVersion, Actor actor) {
        var work = locked.forVerb(TicketVerb.CLOSE, number, seenVersion, actor);
        close(work, TicketVerb.CLOSE, HistoryKind.CLOSED);
    }

    private void close(LockedTicket work, TicketVerb verb, HistoryKind kind) {
        var reopenUntil =
                work.now().plus(Duration.ofDays(terms.service(work.ticket()).reopenDays()));
        work.ticket().close(verb, reopenUntil, work.now());
        work.write(kind, null);
        locked.keep(work);
    }

    public void reopen(String number, Integer seenVersion, String reason, Actor actor) {
        var work = locked.forVerb(TicketVerb.REOPEN, number, seenVersion, actor);
        reopening.reopen(work, WrittenText.required("reason", reason, WrittenText.PARAGRAPH));
        locked.keep(work);
    }

    public void cancel(String number, Integer seenVersion, String reason, Actor actor) {
        var work = locked.forVerb(TicketVerb.CANCEL, number, seenVersion, actor);
        var why = WrittenText.required("reason", reason, WrittenText.PARAGRAPH);
        work.ticket().cancel(work.now());
        work.clocks().cancel(work.now());
        TicketRoute.of(work.ticket(), tickets).leave(work.now());
        work.write(HistoryKind.CANCELLED, why);
        locked.keep(work);
    }

    public void edit(EditTicket command, Actor actor) {
        var work = locked.forVerb(TicketVerb.EDIT, command.number(), command.seenVersion(), actor);
        var ticket = work.ticket();
        var subject = command.subject() == null
                ? ticket.subject()
                : WrittenText.requiredLine("subject", command.subject(), WrittenText.LINE);
        var form = terms.service(ticket).form();
        var answers = command.answers() == null
                ? ticket.answers()
                : forms.checked(form, changed(ticket.answers(), command.answers()));
        var data = new LinkedHashMap<String, Object>();
        if (!subject.equals(ticket.subject())) {
            data.putAll(changes("subject", ticket.subject(), subject));
        }
        if (!answers.equals(ticket.answers())) {
            data.putAll(changes("answers", ticket.answers(), answers));
        }
        if (data.isEmpty()) {
            return;
        }
        ticket.edit(subject, answers, work.now());
        work.write(HistoryKind.EDITED, null, data);
        locked.keep(work);
    }

    private static Map<String, Object> changed(Map<String, Object> answers, Map<String, ?> changes) {
        var changed = new LinkedHashMap<String, Object>(answers);
        changed.putAll(changes);
        changed.values().removeIf(Objects::isNull);
        return changed;
    }

    /** Pairs of old and new value by name, given as name, old, new and so on; equal ones are left out. */
    static Map<String, Object> changes(Object... namesAndValues) {
        var changes = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 3) {
            var from = plain(namesAndValues[i + 1]);
            var to = plain(namesAndValues[i + 2]);
            if (!Objects.equals(from, to)) {
                var change = new LinkedHashMap<String, Object>();
                change.put("from", from);
                change.put("to", to);
                changes.put((String) namesAndValues[i], change);
            }
        }
        return changes;
    }

    private static Object plain(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value;
    }
}
