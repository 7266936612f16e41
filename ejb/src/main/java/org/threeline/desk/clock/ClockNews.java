package org.threeline.desk.clock;

import java.time.Instant;
import org.threeline.catalog.sla.Threshold;

/**
 * Something a clock told for the first time: it passed a threshold, or its due time.
 *
 * @param at what it passed
 * @param foundAt when it was noticed
 * @param again whether a clock whose place this one took had told the same: what followed from it has followed already
 */
public record ClockNews(SlaClock clock, Threshold at, Instant foundAt, boolean again) {
    public boolean isBreach() {
        return at.isBreach();
    }
}
