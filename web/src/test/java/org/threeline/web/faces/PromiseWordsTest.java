package org.threeline.web.faces;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PromiseWordsTest {
    /** A Tuesday, 10:00 in Berlin. */
    private static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");

    private static final Moments ENGLISH = new Moments(Locale.ENGLISH, ZoneId.of("Europe/Berlin"), NOW);
    private static final Moments RUSSIAN = new Moments(Locale.forLanguageTag("ru"), ZoneId.of("Europe/Moscow"), NOW);

    @Test
    void aRunningPromiseSaysByWhenAndHowMuchWorkingTimeIsLeft() {
        var promise = Promise.running(Instant.parse("2026-03-12T13:00:00Z"), ofMinutes(180), 0.62);

        assertThat(PromiseWords.full(promise, ENGLISH)).isEqualTo("by Thu 14:00, in 3 h of working time");
        assertThat(PromiseWords.brief(promise, ENGLISH)).isEqualTo("by Thu 14:00, 3 h left");
        assertThat(PromiseWords.full(promise, RUSSIAN)).isEqualTo("срок: чт 16:00, осталось 3 ч рабочего времени");
    }

    @Test
    void theNearerADayTheShorterItsName() {
        assertThat(ENGLISH.moment(Instant.parse("2026-03-10T14:20:00Z"))).isEqualTo("today 15:20");
        assertThat(ENGLISH.moment(Instant.parse("2026-03-11T08:30:00Z"))).isEqualTo("tomorrow 09:30");
        assertThat(ENGLISH.moment(Instant.parse("2026-03-09T08:30:00Z"))).isEqualTo("yesterday 09:30");
        assertThat(ENGLISH.moment(Instant.parse("2026-03-16T23:30:00Z"))).isEqualTo("17 Mar, 00:30");
        assertThat(ENGLISH.moment(Instant.parse("2025-12-24T11:00:00Z"))).isEqualTo("24 Dec 2025, 12:00");
    }

    @Test
    void minutesAreRoundedDown() {
        assertThat(ENGLISH.duration(ofMinutes(135).plusSeconds(59))).isEqualTo("2 h 15 min");
        assertThat(ENGLISH.duration(ofMinutes(59).plusSeconds(59))).isEqualTo("59 min");
    }

    @Test
    void anOverduePromiseSaysSinceWhen() {
        var promise = Promise.running(Instant.parse("2026-03-10T08:18:00Z"), ofMinutes(-42), 1.07);

        assertThat(PromiseWords.full(promise, ENGLISH))
                .isEqualTo("overdue by 42 min of working time, was due today 09:18");
        assertThat(PromiseWords.brief(promise, ENGLISH)).isEqualTo("overdue by 42 min");
        assertThat(promise.tone()).isEqualTo("red");
        assertThat(promise.arc()).isEqualTo(100);
    }

    @Test
    void aRestingPromiseSaysWhenItIsDueAsThingsStand() {
        var promise = Promise.resting(Instant.parse("2026-03-16T15:00:00Z"), ofMinutes(60), 0.4);

        assertThat(PromiseWords.full(promise, ENGLISH)).isEqualTo("paused; by Mon 16:00 as things stand");
        assertThat(promise.tone()).isEqualTo("grey");
    }

    @Test
    void aRestingPromiseOnACalendarThatNeverOpensSaysSo() {
        assertThat(PromiseWords.full(Promise.resting(null, ofMinutes(60), 0.4), ENGLISH))
                .isEqualTo("paused");
        assertThat(PromiseWords.full(Promise.running(null, ofMinutes(60), 0.4), ENGLISH))
                .isEqualTo("no time is promised");
    }

    @Test
    void theRingTurnsYellowAtHalfAndOrangeAtThreeQuarters() {
        assertThat(tone(0.499)).isEqualTo("green");
        assertThat(tone(0.5)).isEqualTo("yellow");
        assertThat(tone(0.75)).isEqualTo("orange");
        assertThat(tone(1)).isEqualTo("red");
    }

    @Test
    void aKeptPromiseIsGreenAndAMissedOneRed() {
        var kept = Promise.ended(NOW, NOW.minusSeconds(60), true, 0.9);
        var missed = Promise.ended(NOW.minusSeconds(120), NOW.minusSeconds(60), false, 1.1);

        assertThat(kept.tone()).isEqualTo("green");
        assertThat(missed.tone()).isEqualTo("red");
        assertThat(PromiseWords.full(kept, ENGLISH)).isEqualTo("kept, today 09:59");
    }

    private static String tone(double used) {
        return Promise.running(NOW.plusSeconds(60), ofMinutes(1), used).tone();
    }
}
