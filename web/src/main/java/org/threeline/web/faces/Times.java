package org.threeline.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Times in the viewer's language and zone; what "now" is stays the same for a whole page. */
@Named("times")
@RequestScoped
public class Times {
    @Inject
    Viewer viewer;

    @Inject
    Clock clock;

    private Moments moments;

    /** The instant as machines read it. */
    public String iso(Instant at) {
        return at == null ? null : at.toString();
    }

    public String moment(Instant at) {
        return at == null ? "" : moments().moment(at);
    }

    public String full(Instant at) {
        return at == null ? "" : moments().full(at);
    }

    public String ago(Instant at) {
        return at == null ? "" : moments().ago(at);
    }

    public String date(LocalDate day) {
        return day == null ? "" : moments().date(day);
    }

    /** The day an instant is on, among others: "Thu 12 Mar". */
    public String day(Instant at) {
        return at == null ? "" : moments().dayOfWeek(at);
    }

    /** The time of day of an instant. */
    public String hour(Instant at) {
        return at == null ? "" : moments().hour(at);
    }

    public String duration(Duration duration) {
        return duration == null ? "" : moments().duration(duration);
    }

    /** A promise in words: "by Thu 14:00, in 3 h of working time". */
    public String promise(Promise promise) {
        return promise == null ? "" : PromiseWords.full(promise, moments());
    }

    /** The same where there is little room: "by Thu 14:00, in 3 h". */
    public String shortPromise(Promise promise) {
        return promise == null ? "" : PromiseWords.brief(promise, moments());
    }

    /** What a ring tells those who do not see it. */
    public String ring(Promise promise) {
        return promise == null ? "" : PromiseWords.ring(promise, moments());
    }

    /** A time promised before anything was sent: "by today 15:20". */
    public String by(Instant due) {
        return due == null
                ? moments().text("promise.never")
                : moments().text("promise.by", moments().moment(due));
    }

    private Moments moments() {
        if (moments == null) {
            moments = new Moments(viewer.locale(), viewer.zone(), clock.instant());
        }
        return moments;
    }
}
