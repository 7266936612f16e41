package org.threeline.desk.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.threeline.catalog.offering.TicketType;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.identity.PersonSummary;

/**
 * A ticket as one person may see it now.
 *
 * @param rating how well the requester was served, from 1 to 5, the best; null until they say so
 * @param clocks superseded ones included, oldest first
 * @param hops empty for those who may not read the desk's work
 * @param share how the working time was shared out among lines, groups and people
 * @param handover what the line before handed over; null unless the current stay began with it
 * @param escalationTargets keys of groups it may be escalated to; empty where this person may not
 * @param mayReadWork whether notes, hops and work history are open to this person
 * @param isMember whether this person is in the holding group
 * @param isRequester whether it is this person's own
 * @param actions what this person may do now
 */
public record TicketView(
        String number,
        TicketType type,
        Channel channel,
        String service,
        int serviceVersion,
        boolean confidential,
        String subject,
        String description,
        Map<String, Object> answers,
        PersonSummary requester,
        PersonSummary filedBy,
        TicketStatus status,
        HoldReason holdReason,
        Instant holdUntil,
        Priority priority,
        Impact impact,
        Urgency urgency,
        int line,
        String group,
        PersonSummary assignee,
        boolean escalated,
        Instant createdAt,
        Instant updatedAt,
        Instant workStartedAt,
        Instant resolvedAt,
        Instant closedAt,
        Instant closeDueAt,
        Instant reopenUntil,
        String solution,
        String cause,
        String breachReason,
        Integer rating,
        String externalReference,
        Instant nextDueAt,
        Instant sortDueAt,
        List<ClockView> clocks,
        List<HopView> hops,
        WorkShare share,
        Handover handover,
        List<PersonSummary> watchers,
        List<String> escalationTargets,
        boolean mayReadWork,
        boolean isMember,
        boolean isRequester,
        int version,
        Set<TicketVerb> actions) {}
