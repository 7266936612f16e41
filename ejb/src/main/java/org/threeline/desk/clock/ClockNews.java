package org.threeline.desk.clock;

import java.time.Instant;

/**
 * Something a clock told for the first time: it passed a share of its target, or its due time.
 *
 * @param percent the share, or {@link #BREACH}
 * @param foundAt when it was noticed
 */
public record ClockNews(SlaClock clock, int percent, Instant foundAt) {
    public static final int BREACH = 100;

    public boolean isBreach() {
        return percent == BREACH;
    }
}
