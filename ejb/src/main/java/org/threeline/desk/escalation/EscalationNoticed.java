package org.threeline.desk.escalation;

import java.util.Set;
import org.threeline.catalog.sla.TargetKind;

/**
 * An escalation rule names people who have to hear of a promise.
 *
 * @param people ids, possibly none
 * @param promise the kind of promise
 * @param breach whether it is broken; otherwise it is at risk
 */
public record EscalationNoticed(long ticketId, Set<Long> people, TargetKind promise, boolean breach) {}
