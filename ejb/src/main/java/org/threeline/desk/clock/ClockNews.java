package org.threeline.desk.clock;

import java.time.Instant;
import org.threeline.catalog.sla.Threshold;

/**
 * Something a clock told for the first time: it passed a threshold, or its due time.
 *
 * @param at what it passed
 * @param foundAt when it was noticed
 */
public record ClockNews(SlaClock clock, Threshold at, Instant foundAt) {
    public boolean isBreach() {
        return at.isBreach();
    }
}
