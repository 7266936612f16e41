package org.threeline.catalog.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How what an escalation tells is told again until somebody says that they are at it. Written
 * {@code {every: 30m, times: 4}}.
 *
 * @param minutes elapsed minutes between two times, 1 to {@value #MOST_MINUTES}; nights and closed days count, for
 *     whoever waits for an answer does so by the clock on the wall
 * @param times how often at most after the first time, 1 to {@value #MOST_TIMES}
 */
public record Repetition(int minutes, int times) {
    /** The longest wait between two: a week. */
    public static final int MOST_MINUTES = 7 * 24 * 60;

    /** More often than this nobody listens any more. */
    public static final int MOST_TIMES = 50;

    /** How a page is repeated by a rule that does not say. */
    public static final Repetition OF_PAGES = new Repetition(10, 4);

    /** @throws IllegalArgumentException when one of the two is out of range */
    public Repetition {
        if (minutes < 1 || minutes > MOST_MINUTES || times < 1 || times > MOST_TIMES) {
            throw new IllegalArgumentException("Between two times pass a minute to a week, and there are 1 to 50");
        }
    }

    /**
     * Reads what a document says.
     *
     * @throws IllegalArgumentException when the interval is not written {@code 30m} or {@code 1h30m}, or something is out
     *     of range
     */
    @JsonCreator
    static Repetition of(@JsonProperty("every") String every, @JsonProperty("times") int times) {
        WorkingDuration written = WorkingDuration.parse(every);
        return new Repetition(written.minutes(), times);
    }

    /** What passes between two times. */
    public Duration every() {
        return Duration.ofMinutes(minutes);
    }

    /** The interval as a document writes it: {@code 30m}, {@code 1h30m}. */
    public String interval() {
        return WorkingDuration.ofMinutes(minutes).toString();
    }

    /** What passes from the first time to the last. */
    public Duration lasting() {
        return every().multipliedBy(times);
    }

    @JsonValue
    Map<String, Object> written() {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("every", interval());
        written.put("times", times);
        return written;
    }
}
