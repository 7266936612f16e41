package org.threeline.web.faces;

/** What a promise says: always when, never a bare duration. */
final class PromiseWords {
    private PromiseWords() {}

    static String full(Promise promise, Moments moments) {
        if (promise.stopped() != null) {
            return ended(promise, moments);
        }
        if (promise.paused()) {
            return promise.projected() == null
                    ? moments.text("promise.rests")
                    : moments.text("promise.rests_until", moments.moment(promise.projected()));
        }
        if (promise.due() == null) {
            return moments.text("promise.never");
        }
        var due = moments.moment(promise.due());
        if (promise.remaining() == null) {
            return moments.text("promise.by", due);
        }
        var left = moments.duration(promise.remaining());
        return promise.isBreached()
                ? moments.text("promise.overdue_since", left, due)
                : moments.text("promise.by_in", due, left);
    }

    static String brief(Promise promise, Moments moments) {
        if (promise.stopped() != null || promise.paused() || promise.due() == null || promise.remaining() == null) {
            return full(promise, moments);
        }
        var left = moments.duration(promise.remaining());
        return promise.isBreached()
                ? moments.text("promise.overdue", left)
                : moments.text("promise.by_in_brief", moments.moment(promise.due()), left);
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

    private static String ended(Promise promise, Moments moments) {
        return moments.text(promise.kept() ? "promise.kept" : "promise.missed", moments.moment(promise.stopped()));
    }
}
