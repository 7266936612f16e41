package org.threeline.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.threeline.desk.clock.TicketClocks;
import org.threeline.desk.ticket.Handover;
import org.threeline.desk.ticket.HopView;
import org.threeline.desk.ticket.TicketVerb;
import org.threeline.desk.ticket.TicketView;
import org.threeline.desk.ticket.WorkShare;

/**
 * A ticket as the caller may see it.
 *
 * @param type INCIDENT or SERVICE_REQUEST
 * @param answers by field name
 * @param filedBy who wrote it down, the requester or an agent for them
 * @param line 1, 2 or 3
 * @param assignee null when nobody's
 * @param escalated whether it came by escalation and nobody took it yet
 * @param closeDueAt when it is closed unless the requester says otherwise, null unless resolved
 * @param reopenUntil until when a closed ticket may be reopened, null otherwise
 * @param nextDueAt the earliest due time promised to the requester, null while none runs
 * @param sortDueAt as nextDueAt, with the projected time of a promise that rests; null without any promise
 * @param work what only the desk sees; its fields are left out for others
 * @param actions what the caller may do now, as the verbs are written in addresses; beside them reply, message, note
 *     and edit
 */
public record TicketRepresentation(
        String number,
        String type,
        String channel,
        String service,
        int serviceVersion,
        boolean confidential,
        String subject,
        String description,
        Map<String, Object> answers,
        PersonView requester,
        PersonView filedBy,
        List<PersonView> watchers,
        String status,
        String holdReason,
        Instant holdUntil,
        String priority,
        String impact,
        String urgency,
        int line,
        String group,
        PersonView assignee,
        boolean escalated,
        Instant createdAt,
        Instant updatedAt,
        Instant resolvedAt,
        Instant closedAt,
        Instant closeDueAt,
        Instant reopenUntil,
        String solution,
        Integer rating,
        String externalReference,
        Instant nextDueAt,
        Instant sortDueAt,
        List<ClockRepresentation> clocks,
        @JsonUnwrapped Work work,
        int version,
        List<String> actions) {

    /**
     * The desk's side of a ticket.
     *
     * @param cause what was behind it, null when nobody said
     * @param breachReason why a promise was broken, null when nobody said
     * @param handover what the line before handed over, null unless it came by escalation
     * @param workShare how the working time of the hops was shared out
     * @param escalationTargets keys of the groups the caller may escalate it to
     */
    public record Work(
            String cause,
            String breachReason,
            Handover handover,
            List<Hop> hops,
            Share workShare,
            List<String> escalationTargets) {}

    /**
     * Working time by line, group and person.
     *
     * @param returns where the ticket went to another group and straight back, empty where it never did
     */
    public record Share(
            List<OfLine> lines, List<OfGroup> groups, List<OfPerson> people, List<WorkShare.Return> returns) {}

    public record OfLine(int line, long workedSeconds) {}

    /** @param stays how often the ticket was there */
    public record OfGroup(String group, int line, long workedSeconds, int stays) {}

    public record OfPerson(PersonView person, long workedSeconds) {}

    /**
     * A stay in a group.
     *
     * @param kind FILED, ASSIGNED, ESCALATED, HANDED_BACK, REOPENED or IMPORTED
     * @param endedAt null while it lasts
     * @param workedSeconds working time of the group's calendar, without what the group's own clock rests on
     * @param by who brought it there, null for the desk itself
     */
    public record Hop(
            String kind,
            String group,
            int line,
            Instant startedAt,
            Instant endedAt,
            long workedSeconds,
            PersonView by,
            @JsonInclude(JsonInclude.Include.NON_NULL) Handover handover,
            List<Stint> people) {}

    /** How long somebody was responsible within a stay. */
    public record Stint(PersonView person, Instant startedAt, Instant endedAt, long workedSeconds) {}

    static TicketRepresentation of(TicketView ticket) {
        return new TicketRepresentation(
                ticket.number(),
                ticket.type().name(),
                ticket.channel().name(),
                ticket.service(),
                ticket.serviceVersion(),
                ticket.confidential(),
                ticket.subject(),
                ticket.description(),
                ticket.answers(),
                PersonView.of(ticket.requester()),
                PersonView.of(ticket.filedBy()),
                ticket.watchers().stream()
                        .filter(Objects::nonNull)
                        .map(PersonView::of)
                        .toList(),
                ticket.status().name(),
                name(ticket.holdReason()),
                ticket.holdUntil(),
                ticket.priority().name(),
                ticket.impact().name(),
                ticket.urgency().name(),
                ticket.line(),
                ticket.group(),
                PersonView.of(ticket.assignee()),
                ticket.escalated(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.resolvedAt(),
                ticket.closedAt(),
                ticket.closeDueAt(),
                ticket.reopenUntil(),
                ticket.solution(),
                ticket.rating(),
                ticket.externalReference(),
                ticket.nextDueAt(),
                promised(ticket.sortDueAt()),
                ticket.clocks().stream().map(ClockRepresentation::of).toList(),
                ticket.mayReadWork() ? work(ticket) : null,
                ticket.version(),
                ticket.actions().stream().map(TicketVerb::word).toList());
    }

    /** The instant a list is ordered by; null where nothing is promised any more. */
    static Instant promised(Instant sortDueAt) {
        return TicketClocks.NO_PROMISE.equals(sortDueAt) ? null : sortDueAt;
    }

    static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static Work work(TicketView ticket) {
        return new Work(
                ticket.cause(),
                ticket.breachReason(),
                ticket.handover(),
                ticket.hops().stream().map(TicketRepresentation::hop).toList(),
                share(ticket.share()),
                ticket.escalationTargets());
    }

    private static Share share(WorkShare share) {
        return new Share(
                share.lines().stream()
                        .map(line -> new OfLine(line.line(), seconds(line.worked())))
                        .toList(),
                share.groups().stream()
                        .map(group -> new OfGroup(group.group(), group.line(), seconds(group.worked()), group.stays()))
                        .toList(),
                share.people().stream()
                        .map(person -> new OfPerson(PersonView.of(person.person()), seconds(person.worked())))
                        .toList(),
                share.returns());
    }

    private static Hop hop(HopView hop) {
        return new Hop(
                hop.kind().name(),
                hop.group(),
                hop.line(),
                hop.startedAt(),
                hop.endedAt(),
                seconds(hop.worked()),
                PersonView.of(hop.by()),
                hop.handover().reason() == null ? null : hop.handover(),
                hop.stints().stream()
                        .map(stint -> new Stint(
                                PersonView.of(stint.person()),
                                stint.startedAt(),
                                stint.endedAt(),
                                seconds(stint.worked())))
                        .toList());
    }

    private static long seconds(Duration worked) {
        return worked == null ? 0 : worked.toSeconds();
    }
}
