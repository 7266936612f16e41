package org.threeline.web.catalog;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.threeline.catalog.calendar.CalendarDate;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.calendar.Holiday;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.calendar.ServiceHours;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.catalog.form.Condition;
import org.threeline.catalog.form.FieldOption;
import org.threeline.catalog.form.FieldType;
import org.threeline.catalog.form.FormField;
import org.threeline.catalog.form.RequestForm;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.LintFinding;
import org.threeline.catalog.sla.Threshold;
import org.threeline.catalog.sla.WorkingDuration;
import org.threeline.web.faces.Times;
import org.threeline.web.faces.Viewer;
import org.threeline.web.faces.Words;

/** What definitions mean, in the viewer's words. */
@Named
@RequestScoped
public class CatalogueWords {
    private static final String USUAL_ICON = "box";
    private static final Pattern LINT_PLACE = Pattern.compile("\\[([A-Z_]+) ([^\\]]+)]");
    private static final String ICON_PREFIX = "pi-";

    @Inject
    Catalogue catalogue;

    @Inject
    Words words;

    @Inject
    Times times;

    @Inject
    Viewer viewer;

    @Inject
    Clock clock;

    /** The first icon that is given, without its prefix. */
    String icon(String... wanted) {
        for (var icon : wanted) {
            if (icon != null && icon.startsWith(ICON_PREFIX)) {
                return icon.substring(ICON_PREFIX.length());
            }
        }
        return USUAL_ICON;
    }

    /** For example "3 working days = 30 h", or "4 h" where nothing has to be converted. */
    String amount(WorkingDuration target, ServiceCalendar calendar) {
        var time = times.duration(target.on(calendar));
        return target.days() == 0
                ? time
                : words.of("catalogue_words.equals", words.count("catalogue_words.days", target.days()), time);
    }

    /** For example "3 working days", where the hours are of no interest. */
    String shortAmount(WorkingDuration target, ServiceCalendar calendar) {
        return target.days() == 0
                ? times.duration(target.on(calendar))
                : words.count("catalogue_words.days", target.days());
    }

    /** For example "75 %", "30 min before" or "at breach". */
    public String threshold(Threshold threshold) {
        if (threshold.isBreach()) {
            return words.get("catalogue_words.breach");
        }
        return threshold.isBefore()
                ? words.of("catalogue_words.before", times.duration(Duration.ofMinutes(threshold.minutesBefore())))
                : words.of("catalogue_words.percent", threshold.percent());
    }

    /** For example "No calendar keeps this promise: Office Berlin never opens again." */
    String finding(LintFinding finding) {
        var named = finding.arguments().stream().map(argument -> named(finding, argument));
        return words.of(
                "catalogue_lint." + finding.code(),
                Stream.concat(Stream.of(place(finding)), named).toArray());
    }

    /** The kind and priority, or the kind and threshold, that a finding is about; empty for the whole agreement. */
    private String place(LintFinding finding) {
        var named = LINT_PLACE.matcher(finding.path());
        if (!named.find()) {
            return "";
        }
        var kind = words.get("catalogue_kind." + named.group(1));
        return finding.path().startsWith("escalations")
                ? words.of("catalogue_words.pair", kind, threshold(Threshold.parse(named.group(2))))
                : words.of("catalogue_words.pair", kind, named.group(2));
    }

    private String named(LintFinding finding, String argument) {
        var edition = catalogue.inForce();
        return switch (finding.code()) {
            case "target.pause_never" -> words.get("catalogue_hold." + argument);
            case "target.threshold_never", "escalation.never", "escalation.repeat_cut" ->
                threshold(Threshold.parse(argument));
            case "target.resolution_before_response" -> times.moment(Instant.parse(argument));
            case "target.calendar_never", "target.calendar_closed" ->
                edition.calendar(argument)
                        .map(found -> words.text(found.name()))
                        .orElse(argument);
            case "escalation.no_owner", "escalation.no_next_line" ->
                edition.service(argument).map(found -> words.text(found.name())).orElse(argument);
            case "agreement.group_empty", "escalation.nobody_there", "escalation.no_lead", "escalation.no_rota" ->
                edition.group(argument).map(found -> words.text(found.name())).orElse(argument);
            default -> argument;
        };
    }

    /** The week, days of equal hours together: "Mon–Thu 07:00–12:00, 12:30–16:00". */
    List<WeekLine> week(ServiceCalendar calendar) {
        var lines = new ArrayList<WeekLine>();
        DayOfWeek first = null;
        List<ServiceHours> hours = null;
        for (var day : DayOfWeek.values()) {
            var today = calendar.weekly().getOrDefault(day, List.of());
            if (!today.equals(hours)) {
                if (hours != null) {
                    lines.add(weekLine(first, day.minus(1), hours));
                }
                first = day;
                hours = today;
            }
        }
        lines.add(weekLine(first, DayOfWeek.SUNDAY, hours));
        return lines;
    }

    private WeekLine weekLine(DayOfWeek first, DayOfWeek last, List<ServiceHours> hours) {
        return new WeekLine(
                first == last ? day(first) : day(first) + "–" + day(last),
                hours.isEmpty()
                        ? words.get("catalogue_words.closed")
                        : hours.stream()
                                .map(each -> each.toString().replace('-', '–'))
                                .collect(Collectors.joining(", ")));
    }

    private String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT_STANDALONE, viewer.locale());
    }

    /** Whether work goes on at this moment and until or from when. */
    String openNow(CalendarDefinition calendar) {
        WorkingTime time = catalogue.workingTime(calendar.key(), calendar.version());
        var now = clock.instant();
        if (time.isOpen(now)) {
            var closes = time.nextClose(now);
            return closes == null
                    ? words.get("catalogue_words.always_open")
                    : words.of("catalogue_words.open_until", times.moment(closes));
        }
        var opens = time.nextOpen(now, false);
        return opens == null
                ? words.get("catalogue_words.never_open")
                : words.of("catalogue_words.closed_until", times.moment(opens));
    }

    /** The next days somebody has off, in order. */
    List<String> nextHolidays(ServiceCalendar calendar, int limit) {
        var today = clock.instant().atZone(calendar.zone()).toLocalDate();
        record Day(LocalDate date, Holiday holiday) {}
        return calendar.holidays().stream()
                .flatMap(holiday -> next(holiday.date(), today).stream().map(date -> new Day(date, holiday)))
                .sorted((one, other) -> one.date().compareTo(other.date()))
                .limit(limit)
                .map(day -> day.holiday().isWholeDay()
                        ? times.date(day.date())
                        : times.date(day.date()) + ", "
                                + day.holiday().hours().toString().replace('-', '–'))
                .toList();
    }

    private static List<LocalDate> next(CalendarDate date, LocalDate today) {
        if (!date.isRecurring()) {
            var day = date.monthDay().atYear(date.year());
            return day.isBefore(today) ? List.of() : List.of(day);
        }
        var day = date.monthDay().atYear(today.getYear());
        return List.of(day.isBefore(today) ? date.monthDay().atYear(today.getYear() + 1) : day);
    }

    /** When a question is asked, as a sentence; empty for always. */
    String condition(FormField field, RequestForm form) {
        var condition = field.visibleWhen();
        if (condition == null) {
            return "";
        }
        var asked = form.field(condition.field());
        var question = asked.map(found -> words.text(found.label())).orElse(condition.field());
        if (asked.filter(found -> found.type() == FieldType.CHECKBOX).isPresent()) {
            var ticked = condition.operator() == Condition.Operator.NOT_EMPTY
                    || condition.values().contains("true") == (condition.operator() != Condition.Operator.NOT_EQUALS);
            return words.of(ticked ? "catalogue_words.when_ticked" : "catalogue_words.when_not_ticked", question);
        }
        var values = condition.values().stream()
                .map(value -> asked.flatMap(found -> found.option(value))
                        .map(FieldOption::label)
                        .map(words::text)
                        .orElse(value))
                .map(value -> words.of("catalogue_words.quoted", value))
                .collect(Collectors.joining(words.get("catalogue_words.or")));
        return switch (condition.operator()) {
            case EQUALS, IN -> words.of("catalogue_words.when_is", question, values);
            case NOT_EQUALS -> words.of("catalogue_words.when_is_not", question, values);
            case NOT_EMPTY -> words.of("catalogue_words.when_answered", question);
        };
    }

    /** What an answer may be beyond its type; empty when there is nothing to say. */
    String limits(FormField field) {
        var limits = new ArrayList<String>();
        if (field.min() != null) {
            limits.add(words.of("catalogue_words.at_least", field.min()));
        }
        if (field.max() != null) {
            limits.add(words.of("catalogue_words.at_most", field.max()));
        }
        if (field.type().isText()) {
            limits.add(words.count("catalogue_words.characters", field.longest()));
        }
        return String.join(", ", limits);
    }

    /** @param days one day, or the first and the last of a stretch */
    public record WeekLine(String days, String hours) {}
}
