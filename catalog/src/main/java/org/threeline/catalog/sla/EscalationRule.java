package org.threeline.catalog.sla;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What happens when a clock has used up a share of its target.
 *
 * @param kind the clocks it watches
 * @param atPercent the share of the target, 1 to 100; 100 is the breach
 * @param recipients who hears of it, possibly nobody
 * @param raisePriority whether the ticket's priority goes up by one
 * @param moveToNextLine whether the ticket goes to the first group of the service's next line
 */
public record EscalationRule(
        TargetKind kind,
        int atPercent,
        @JsonProperty("notify") Set<Recipient> recipients,
        boolean raisePriority,
        boolean moveToNextLine) {
    /** The percentage that means the due time itself. */
    public static final int BREACH = 100;

    /** Copies the set, recipients in their own order; null is nobody. */
    public EscalationRule {
        Set<Recipient> copy = EnumSet.noneOf(Recipient.class);
        copy.addAll(recipients == null ? Set.of() : recipients);
        recipients = Collections.unmodifiableSet(copy);
    }
}
