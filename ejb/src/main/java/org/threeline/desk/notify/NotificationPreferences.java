package org.threeline.desk.notify;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.Identities;
import org.threeline.desk.notify.NotificationChoices.Channels;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;

/** What people decide about how they hear of news. */
@Stateless
public class NotificationPreferences {
    private static final int LAST_HOUR = 23;

    @Inject
    NotificationChoices choices;

    @Inject
    DigestWishes digests;

    @Inject
    QuietWishes quietWishes;

    @Inject
    Identities identities;

    @Inject
    Clock clock;

    /** One kind of news as somebody has it. */
    public record Preference(NotificationKind kind, boolean inPage, boolean byMail) {}

    /**
     * How somebody hears of everything that can concern him.
     *
     * @param digestHour hour of the day, in the person's zone, or null for no summary
     * @param quiet when the person wants no mail; null for never
     */
    public record Preferences(List<Preference> news, Integer digestHour, QuietHours quiet) {}

    /**
     * When somebody wants no mail, as it is typed.
     *
     * @param from a time such as {@code 22:00}; null or blank, as until, for none but weekends
     */
    public record Quiet(String from, String until, boolean weekdaysOnly, boolean weekends) {
        /** @throws InvalidInput at {@code quietFrom} or {@code quietUntil} */
        QuietHours hours() {
            var begins = time("quietFrom", from);
            var ends = time("quietUntil", until);
            if (begins == null && ends != null) {
                throw new InvalidInput("quietFrom", "quiet.from_missing");
            }
            if (begins != null && ends == null) {
                throw new InvalidInput("quietUntil", "quiet.until_missing");
            }
            if (begins != null && begins.equals(ends)) {
                throw new InvalidInput("quietUntil", "quiet.same");
            }
            return begins == null && !weekends ? null : new QuietHours(begins, ends, weekdaysOnly, weekends);
        }

        private static LocalTime time(String field, String typed) {
            if (typed == null || typed.isBlank()) {
                return null;
            }
            try {
                return LocalTime.parse(typed.strip()).truncatedTo(ChronoUnit.MINUTES);
            } catch (DateTimeException malformed) {
                throw new InvalidInput(field, "quiet.malformed");
            }
        }
    }

    public Preferences of(Actor actor) {
        var news = choices.of(actor.personId()).entrySet().stream()
                .filter(entry -> concerns(entry.getKey(), actor))
                .map(entry -> new Preference(
                        entry.getKey(),
                        entry.getValue().inPage(),
                        entry.getValue().byMail()))
                .toList();
        return new Preferences(
                news,
                digests.hour(actor.personId()).orElse(null),
                quietWishes.of(actor.personId()).orElse(null));
    }

    /**
     * Keeps what is given; kinds that are not given stay as they are.
     *
     * @param digestHour 0 to 23, or null for no summary
     * @throws InvalidInput at {@code digestHour}, {@code quietFrom} or {@code quietUntil}
     */
    public void choose(Map<NotificationKind, Channels> wanted, Integer digestHour, Quiet quiet, Actor actor) {
        var hours = quiet.hours();
        if (digestHour != null && (digestHour < 0 || digestHour > LAST_HOUR)) {
            throw new InvalidInput("digestHour", "answer.out_of_range");
        }
        var before = choices.of(actor.personId());
        wanted.forEach((kind, channels) -> {
            if (concerns(kind, actor) && !channels.equals(before.get(kind))) {
                choices.choose(actor.personId(), kind, channels);
            }
        });
        if (hours == null) {
            quietWishes.forget(actor.personId());
        } else {
            quietWishes.keep(actor.personId(), hours);
        }
        if (digestHour == null) {
            digests.forget(actor.personId());
        } else if (!digestHour.equals(digests.hour(actor.personId()).orElse(null))) {
            var zone = identities
                    .of(actor.personId())
                    .orElseThrow(() -> new NotFound("person"))
                    .zone();
            var now = clock.instant();
            digests.wish(actor.personId(), digestHour, DigestHour.next(digestHour, zone, now), now);
        }
    }

    private static boolean concerns(NotificationKind kind, Actor actor) {
        return kind.isChosen() && (kind.part() == NotificationKind.Part.REQUESTER || actor.isAgent());
    }
}
