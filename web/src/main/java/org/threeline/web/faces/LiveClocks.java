package org.threeline.web.faces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.threeline.desk.clock.ClockAhead;

/**
 * What the page's script needs to keep clocks true between two answers: where each stands, when its calendar is open, and
 * the sentences to say it in. The script counts; what counts is decided here.
 */
@Named("liveClocks")
@RequestScoped
public class LiveClocks {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String DUE = "{due}";
    private static final String LEFT = "{left}";

    /** The forms of a number of days; which one is right is known where the number is. */
    private static final List<String> PLURALS = List.of("one", "few", "many", "other");

    @Inject
    Words msg;

    @Inject
    Viewer viewer;

    @Inject
    Clock clock;

    /** A clock in a list or a badge; null where there is nothing to keep true. */
    public String brief(ClockAhead ahead) {
        return ahead == null ? null : json(facts(ahead));
    }

    /** A clock of a card, whose head says when and whose second line how much is left. */
    public String card(ClockAhead ahead) {
        if (ahead == null) {
            return null;
        }
        var facts = facts(ahead);
        facts.put("card", true);
        return json(facts);
    }

    /** A clock told in sentences of its own, in which {@link #due()} stands for the due time. */
    public String told(ClockAhead ahead, String running, String late, String resting) {
        if (ahead == null) {
            return null;
        }
        var facts = facts(ahead);
        facts.put("say", Map.of("by", running, "late", late, "rests", resting));
        return json(facts);
    }

    /** Stands for the due time in a sentence the script completes. */
    public String due() {
        return DUE;
    }

    /** The moment the page is drawn, so that a wrong clock on the reader's desk misleads nobody. */
    public long now() {
        return clock.instant().toEpochMilli();
    }

    /** The sentences, with what the script puts in standing in braces. */
    public String words() {
        var words = new LinkedHashMap<String, Object>();
        words.put("minutes", msg.of("time.minutes", "{0}"));
        words.put("hours", msg.of("time.hours", "{0}"));
        words.put("hoursMinutes", msg.of("time.hours_minutes", "{0}", "{1}"));
        for (var plural : PLURALS) {
            words.put("days." + plural, msg.of("time.days." + plural, "{0}"));
        }
        words.put("daysHours", msg.of("time.days_hours", "{0}", "{1}"));
        words.put("today", msg.get("time.today"));
        words.put("tomorrow", msg.get("time.tomorrow"));
        words.put("yesterday", msg.get("time.yesterday"));
        words.put("by", msg.of("promise.by", DUE));
        words.put("byIn", msg.of("promise.by_in_brief", DUE, LEFT));
        words.put("overdue", msg.of("promise.overdue", LEFT));
        words.put("overdueFrom", msg.of("promise.overdue_from", DUE));
        words.put("rests", msg.of("promise.rests_left", LEFT, DUE));
        words.put("restsLong", msg.of("promise.rests_until_brief", DUE));
        words.put("cardLeft", msg.of("desk_ticket.clock.left", LEFT, "{used}"));
        words.put("cardDue", msg.of("desk_ticket.clock.due", DUE));
        words.put("cardRests", msg.of("desk_ticket.clock.paused", LEFT, DUE));
        words.put("ring", msg.of("promise.ring", "{used}"));
        words.put("ringBeyond", msg.get("promise.ring_beyond"));
        return json(words);
    }

    /** The reader's zone as browsers know it; they have no name for a bare offset of nothing. */
    public String zone() {
        return ZoneOffset.UTC.equals(viewer.zone()) ? "UTC" : viewer.zone().getId();
    }

    private static Map<String, Object> facts(ClockAhead ahead) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("asOf", ahead.asOf().toEpochMilli());
        facts.put("left", ahead.remaining().toMillis());
        facts.put("target", ahead.target().toMillis());
        facts.put("rests", ahead.resting());
        facts.put("due", millis(ahead.dueAt()));
        facts.put("resumes", millis(ahead.resumesAt()));
        // Calendars count in minutes: seconds are exact, but for the ends at which they were cut off.
        facts.put(
                "open",
                ahead.open().stream()
                        .flatMap(range -> List.of(
                                range.from().getEpochSecond(), range.to().getEpochSecond())
                                .stream())
                        .toList());
        facts.put("sight", ahead.sight().toEpochMilli());
        return facts;
    }

    private static Long millis(Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    private static String json(Map<String, Object> facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Numbers and texts are always written.", impossible);
        }
    }
}
