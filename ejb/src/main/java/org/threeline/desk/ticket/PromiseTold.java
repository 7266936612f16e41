package org.threeline.desk.ticket;

import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;
import org.threeline.desk.clock.ClockNews;

/**
 * A clock passed a threshold or its due time, and this was noticed for the first and only time.
 *
 * @param clockId null where what is told is only retold and kept nowhere
 * @param priority the one the clock is measured at
 * @param at what it passed
 * @param again whether a clock whose place this one took had told the same
 * @param definitionKey the agreement, or for an OLA the group, that the clock is measured by
 */
public record PromiseTold(
        long ticketId,
        Long clockId,
        TargetKind kind,
        Priority priority,
        Threshold at,
        boolean again,
        String definitionKey,
        int definitionVersion) {
    static PromiseTold of(ClockNews news) {
        var clock = news.clock();
        return new PromiseTold(
                clock.ticketId(),
                clock.id(),
                clock.kind(),
                clock.priority(),
                news.at(),
                news.again(),
                clock.definitionKey(),
                clock.definitionVersion());
    }

    public boolean isBreach() {
        return at.isBreach();
    }
}
