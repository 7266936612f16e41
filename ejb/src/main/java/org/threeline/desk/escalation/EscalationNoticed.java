package org.threeline.desk.escalation;

import java.util.Set;

/**
 * An escalation rule names people who have to hear of a promise.
 *
 * @param people ids, possibly none
 * @param breach whether it is broken; otherwise it is at risk
 */
public record EscalationNoticed(long ticketId, Set<Long> people, boolean breach) {}
