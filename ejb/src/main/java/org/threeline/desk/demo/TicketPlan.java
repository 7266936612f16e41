package org.threeline.desk.demo;

import java.time.Instant;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.ticket.Channel;

/**
 * A ticket that is going to be told.
 *
 * @param impact null for the service's usual one
 * @param urgency null for the service's usual one
 * @param watcher or null
 * @param toGroup the group it is to be escalated to where there are several, or null
 * @param staged whether all of it happens up to now, whatever the calendars say
 */
record TicketPlan(
        Instant at,
        Story story,
        Colleague requester,
        Channel channel,
        Impact impact,
        Urgency urgency,
        Colleague watcher,
        Course course,
        String toGroup,
        boolean staged,
        Lot lot) {}
