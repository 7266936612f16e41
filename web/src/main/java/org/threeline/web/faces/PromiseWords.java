package org.threeline.web.faces;

import java.time.Duration;

/** What a promise says: always when, never a bare duration. */
final class PromiseWords {
    private PromiseWords() {}

    static String full(Promise promise, Moments moments) {
        if (promise.stopped() != null) {
            return ended(promise, moments);
        }
        if (promise.paused()) {
            return resting(promise, "promise.rests_until", moments);
        }
        if (promise.due() == null) {
            return moments.text("promise.never");
        }
        var due = moments.moment(promise.due());
        if (promise.remaining() == null) {
            return moments.text("promise.by", due);
        }
        var left = moments.duration(promise.remaining());
        if (promise.isBreached() && isNoTime(promise)) {
            return moments.text("promise.overdue_from", due);
        }
        if (promise.isBreached()) {
            return isLong(promise)
                    ? moments.text("promise.overdue_long", overdue(promise, moments), due)
                    : moments.text("promise.overdue_since", left, due);
        }
        return moments.text("promise.by_in", due, left);
    }

    static String brief(Promise promise, Moments moments) {
        if (promise.stopped() == null && promise.paused()) {
            return resting(promise, "promise.rests_until_brief", moments);
        }
        if (promise.stopped() != null || promise.paused() || promise.due() == null || promise.remaining() == null) {
            return full(promise, moments);
        }
        if (promise.isBreached() && isNoTime(promise)) {
            return moments.text("promise.overdue_from", moments.moment(promise.due()));
        }
        if (promise.isBreached()) {
            return moments.text(
                    "promise.overdue",
                    isLong(promise) ? overdue(promise, moments) : moments.duration(promise.remaining()));
        }
        var due = moments.moment(promise.due());
        return isLong(promise)
                ? moments.text("promise.by", due)
                : moments.text("promise.by_in_brief", due, moments.duration(promise.remaining()));
    }

    static String ring(Promise promise, Moments moments) {
        if (promise.stopped() != null) {
            return ended(promise, moments);
        }
        var used = (long) Math.floor(promise.used() * 100);
        return promise.paused()
                ? moments.text("promise.ring_paused", used)
                : promise.isBreached() ? moments.text("promise.ring_beyond") : moments.text("promise.ring", used);
    }

    /** How much is left, and when that would be due; {@code bare} says it where how much says little. */
    private static String resting(Promise promise, String bare, Moments moments) {
        if (promise.remaining() != null && promise.remaining().isNegative()) {
            return moments.text("promise.rests_overdue", moments.duration(promise.remaining()));
        }
        if (promise.projected() == null) {
            return moments.text("promise.rests");
        }
        var due = moments.moment(promise.projected());
        return promise.remaining() == null || isLong(promise)
                ? moments.text(bare, due)
                : moments.text("promise.rests_left", moments.duration(promise.remaining()), due);
    }

    /** Overdue since Friday evening, and nobody has worked since: "by 0 min" would say nothing. */
    private static boolean isNoTime(Promise promise) {
        return promise.remaining().abs().compareTo(Duration.ofMinutes(1)) < 0;
    }

    /** A day of working time and more says little: how long a working day is depends on the calendar. */
    private static boolean isLong(Promise promise) {
        return promise.remaining().abs().compareTo(Duration.ofHours(24)) >= 0;
    }

    private static String overdue(Promise promise, Moments moments) {
        return moments.elapsed(Duration.between(promise.due(), moments.now()));
    }

    private static String ended(Promise promise, Moments moments) {
        return moments.text(promise.kept() ? "promise.kept" : "promise.missed", moments.moment(promise.stopped()));
    }
}
