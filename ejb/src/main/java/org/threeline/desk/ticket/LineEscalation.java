package org.threeline.desk.ticket;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.threeline.desk.absence.Absences;
import org.threeline.desk.identity.Actor;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;

/**
 * Functional escalation: a ticket goes to the next line with everything that was learned about it, or comes back.
 * Refuses like {@link TicketHandling}.
 */
@Stateless
public class LineEscalation {
    @Inject
    LockedTickets locked;

    @Inject
    Tickets tickets;

    @Inject
    HoldingGroups groups;

    @Inject
    TicketTerms terms;

    @Inject
    Absences absences;

    /** @param toGroup key of one of {@link HoldingGroups#escalationTargets} */
    public record EscalateTicket(
            String number,
            Integer seenVersion,
            String toGroup,
            String reason,
            String seen,
            String tried,
            String asked) {}

    public void escalate(EscalateTicket command, Actor actor) {
        var work = locked.forVerb(TicketVerb.ESCALATE, command.number(), command.seenVersion(), actor);
        var handover = handover(command);
        if (command.toGroup() == null || command.toGroup().isBlank()) {
            throw new InvalidInput("toGroup", "input.required");
        }
        var group = groups.required("toGroup", command.toGroup());
        if (groups.escalationTargets(work.ticket()).stream()
                .noneMatch(target -> target.key().equals(group.key()))) {
            throw new BusinessRuleViolation(TicketVerb.ESCALATE.refusal("no_such_way"), group.key());
        }
        move(work, group, handover);
        locked.keep(work);
    }

    /** An escalation rule moves it to the first group of the next line, if there is one; nobody hands over. */
    public void moveToNextLine(long ticketId) {
        var work = locked.lock(ticketId, Actor.SYSTEM);
        if (!work.ticket().isOpen()) {
            return;
        }
        groups.escalationTargets(work.ticket()).stream()
                .filter(target -> target.line() > work.ticket().line())
                .findFirst()
                .flatMap(target -> groups.named(target.key()))
                .ifPresent(group -> {
                    move(work, group, Handover.BY_RULE);
                    locked.keep(work);
                });
    }

    private void move(LockedTicket work, HoldingGroup group, Handover handover) {
        var ticket = work.ticket();
        var from = ticket.groupKey();
        var before = ticket.assigneeId();
        endHold(work);
        ticket.escalate(group, work.now());
        var route = TicketRoute.of(ticket, tickets);
        route.arrive(HopKind.ESCALATED, group, work.now(), work.actor().personId())
                .handOver(handover);
        work.clocks().receive(terms.operationalLevel(work), work.now());
        var data = TicketHandling.changes("group", from, group.key(), "assignee", before, null);
        put(data, "seen", handover.seen());
        put(data, "tried", handover.tried());
        put(data, "asked", handover.asked());
        work.write(HistoryKind.ESCALATED, handover.reason(), data);
    }

    /** Back to the group and person it came from. */
    public void handBack(String number, Integer seenVersion, String reason, Actor actor) {
        var work = locked.forVerb(TicketVerb.HAND_BACK, number, seenVersion, actor);
        var why = WrittenText.required("reason", reason, WrittenText.PARAGRAPH);
        var ticket = work.ticket();
        var route = TicketRoute.of(ticket, tickets);
        var origin = route.cameFrom()
                .orElseThrow(
                        () -> new BusinessRuleViolation(TicketVerb.HAND_BACK.refusal("came_from_nowhere"), number));
        var group = groups.named(origin.groupKey())
                .orElseThrow(() -> new BusinessRuleViolation(TicketVerb.HAND_BACK.refusal("group_is_gone"), number));
        // Who is away gets nothing back: whoever stands in does, or the group as a whole.
        var person = route.lastResponsible(origin)
                .flatMap(id -> absences.isAway(id) ? absences.deputyOf(id) : Optional.of(id))
                .filter(id -> groups.isMember(id, group.key()))
                .orElse(null);
        var from = ticket.groupKey();
        var before = ticket.assigneeId();
        endHold(work);
        ticket.handBack(group, person, work.now());
        route.arrive(HopKind.HANDED_BACK, group, work.now(), actor.personId()).because(why);
        route.responsible(person, work.now());
        work.clocks().receive(terms.operationalLevel(work), work.now());
        work.write(
                HistoryKind.HANDED_BACK,
                why,
                TicketHandling.changes("group", from, group.key(), "assignee", before, person));
        locked.keep(work);
    }

    private void endHold(LockedTicket work) {
        if (work.ticket().status() == TicketStatus.ON_HOLD) {
            work.clocks().resume(work.now());
        }
    }

    private static Handover handover(EscalateTicket command) {
        var errors = new ArrayList<FieldError>();
        var handover = new Handover(
                part(errors, "reason", command.reason()),
                part(errors, "seen", command.seen()),
                part(errors, "tried", command.tried()),
                part(errors, "asked", command.asked()));
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return handover;
    }

    private static String part(List<FieldError> errors, String field, String text) {
        try {
            return WrittenText.required(field, text, WrittenText.PARAGRAPH);
        } catch (InvalidInput wrong) {
            errors.addAll(wrong.errors());
            return null;
        }
    }

    private static void put(Map<String, Object> data, String name, String value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}
