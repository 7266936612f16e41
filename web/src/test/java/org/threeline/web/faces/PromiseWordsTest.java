package org.threeline.web.faces;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PromiseWordsTest {
    /** A Tuesday, 10:00 in Berlin. */
    private static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");

    private static final Moments ENGLISH = new Moments(Locale.UK, ZoneId.of("Europe/Berlin"), NOW);
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
    void whatIsLongOverdueSaysSoInDays() {
        var late = Promise.running(Instant.parse("2026-03-02T14:00:00Z"), ofMinutes(-184 * 60), 9);
        var later = Promise.running(Instant.parse("2026-02-16T09:00:00Z"), ofMinutes(-500 * 60), 9);

        assertThat(PromiseWords.brief(late, ENGLISH)).isEqualTo("overdue by 7 days 19 h");
        assertThat(PromiseWords.brief(late, RUSSIAN)).isEqualTo("просрочено на 7 дней 19 ч");
        assertThat(PromiseWords.full(late, ENGLISH)).isEqualTo("overdue by 7 days 19 h, was due 2 Mar, 15:00");
        assertThat(PromiseWords.brief(later, ENGLISH)).isEqualTo("overdue by 22 days");
        assertThat(PromiseWords.brief(later, RUSSIAN)).isEqualTo("просрочено на 22 дня");
    }

    @Test
    void whatIsFarAwayCountsNoHours() {
        var promise = Promise.running(Instant.parse("2026-03-24T14:00:00Z"), ofMinutes(80 * 60), 0.1);

        assertThat(PromiseWords.brief(promise, ENGLISH)).isEqualTo("by 24 Mar, 15:00");
    }

    @Test
    void daysAreWrittenAlikeInShortAndInFull() {
        var day = LocalDate.of(2026, 12, 25);

        assertThat(ENGLISH.date(day)).isEqualTo("25 December 2026");
        assertThat(RUSSIAN.date(day)).isEqualTo("25 декабря 2026 г.");
        assertThat(ENGLISH.full(NOW)).isEqualTo("Tuesday, 10 March 2026, 10:00 (Europe/Berlin)");
    }

    @Test
    void aRestingPromiseSaysWhenItIsDueAsThingsStand() {
        var promise = Promise.resting(Instant.parse("2026-03-16T15:00:00Z"), ofMinutes(60), 0.4);

        assertThat(PromiseWords.full(promise, ENGLISH)).isEqualTo("paused, 1 h left; Mon 16:00 if it went on now");
        assertThat(PromiseWords.brief(promise, RUSSIAN))
                .isEqualTo("пауза, осталось 1 ч; пн 18:00, если продолжить сейчас");
        assertThat(PromiseWords.full(Promise.resting(promise.projected(), null, 0.4), ENGLISH))
                .isEqualTo("paused; by Mon 16:00 as things stand");
        assertThat(PromiseWords.full(Promise.resting(promise.projected(), ofMinutes(-5), 1.1), ENGLISH))
                .isEqualTo("paused, overdue by 5 min of working time");
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
        assertThat(Promise.running(NOW.plusSeconds(60), ofMinutes(1), 0).arc()).isPositive();
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
