package org.threeline.web.catalog;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.sla.EscalationRule;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.Repetition;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.catalog.sla.TargetCalendar;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.WorkingDuration;
import org.threeline.desk.clock.PromiseExample;
import org.threeline.web.faces.Times;
import org.threeline.web.faces.Viewer;
import org.threeline.web.faces.Words;

/** What an agreement says and what a version changes of it, in the viewer's words. */
@Named
@RequestScoped
public class AgreementWords {
    private static final String NOTHING = "–";

    /** There is little room beside a target; a moment stays in one line. */
    private static final char NO_BREAK = '\u00a0';

    /** Up to here the name of a weekday says which day is meant. */
    private static final int WEEKDAYS = 6;

    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueWords catalogueWords;

    @Inject
    Words words;

    @Inject
    Times times;

    @Inject
    Viewer viewer;

    /** For example "Filed Thu 17:55 → due Mon 17:30", by the clocks on the calendar's walls. */
    String example(PromiseExample example, ZoneId zone) {
        var filed = moment(example.filedAt(), example.filedAt(), zone);
        return example.dueAt() == null
                ? words.of("catalogue_agreement.example.never", filed)
                : words.of("catalogue_agreement.example", filed, moment(example.dueAt(), example.filedAt(), zone));
    }

    private String moment(Instant at, Instant from, ZoneId zone) {
        var days = ChronoUnit.DAYS.between(LocalDate.ofInstant(from, zone), LocalDate.ofInstant(at, zone));
        return DateTimeFormatter.ofPattern(days <= WEEKDAYS ? "EEE HH:mm" : "EEE d MMM, HH:mm", viewer.locale())
                .format(at.atZone(zone))
                .replace(' ', NO_BREAK);
    }

    /** Whether clocks there show something else than the viewer's. */
    boolean isElsewhere(ZoneId zone, Instant at) {
        return !zone.getRules().getOffset(at).equals(viewer.zone().getRules().getOffset(at));
    }

    /** For example "First response P1 15 min, P2 1 h". */
    List<String> summary(ServiceLevelAgreement agreement) {
        var told = new ArrayList<String>();
        for (var kind : AgreementForm.KINDS) {
            var promises = agreement.targets().stream()
                    .filter(target -> target.kind() == kind)
                    .sorted((one, other) -> one.priority().compareTo(other.priority()))
                    .map(target -> target.priority() + " " + amount(target.target()))
                    .collect(Collectors.joining(", "));
            if (!promises.isEmpty()) {
                told.add(words.of("catalogue_agreement.summary", kind(kind), promises));
            }
        }
        return told;
    }

    String kind(TargetKind kind) {
        return words.get("catalogue_kind." + kind);
    }

    private String amount(WorkingDuration amount) {
        return amount.days() > 0
                ? words.count("catalogue_words.days", amount.days())
                : times.duration(Duration.ofMinutes(amount.minutes()));
    }

    /** What a calendar is called, be it one that differs from ticket to ticket. */
    String calendar(TargetCalendar calendar) {
        if (!calendar.isFixed()) {
            return words.get("catalogue_agreement.calendar." + calendar);
        }
        var key = calendar.toString();
        return catalogue
                .inForce()
                .calendar(key)
                .map(CalendarDefinition::name)
                .map(words::text)
                .orElse(key);
    }

    /** What a version changes of another, a sentence each; empty when they say the same. */
    List<String> differences(ServiceLevelAgreement before, ServiceLevelAgreement after) {
        var told = new ArrayList<String>();
        if (!before.name().equals(after.name())) {
            told.add(words.of("admin_calendar.changed.name", both(before), both(after)));
        }
        for (var kind : TargetKind.values()) {
            for (var priority : Priority.values()) {
                var was = promise(before.target(kind, priority));
                var is = promise(after.target(kind, priority));
                if (!was.equals(is)) {
                    told.add(words.of(
                            "catalogue_agreement.changed.target",
                            words.of("catalogue_words.pair", kind(kind), priority.name()),
                            was,
                            is));
                }
            }
            tellTerms(told, kind, before, after, "catalogue_agreement.changed.pauses", this::pauses);
            tellTerms(told, kind, before, after, "catalogue_agreement.changed.warnings", this::warnings);
        }
        before.escalations().stream()
                .filter(rule -> !after.escalations().contains(rule))
                .forEach(rule -> told.add(words.of("catalogue_agreement.changed.rule_gone", sentence(rule))));
        after.escalations().stream()
                .filter(rule -> !before.escalations().contains(rule))
                .forEach(rule -> told.add(words.of("catalogue_agreement.changed.rule_new", sentence(rule))));
        if (told.isEmpty()
                && !(before.targets().equals(after.targets())
                        && before.escalations().equals(after.escalations()))) {
            told.add(words.get("catalogue_agreement.changed.order"));
        }
        return told;
    }

    /** What changes alike at several priorities is one sentence. */
    private void tellTerms(
            List<String> told,
            TargetKind kind,
            ServiceLevelAgreement before,
            ServiceLevelAgreement after,
            String sentence,
            Function<ServiceLevelTarget, String> terms) {
        record Both(String was, String is) {}
        var alike = new LinkedHashMap<Both, List<String>>();
        for (var priority : Priority.values()) {
            var was = before.target(kind, priority).map(terms);
            var is = after.target(kind, priority).map(terms);
            if (was.isPresent() && is.isPresent() && !was.equals(is)) {
                alike.computeIfAbsent(new Both(was.get(), is.get()), both -> new ArrayList<>())
                        .add(priority.name());
            }
        }
        alike.forEach((both, priorities) -> told.add(words.of(
                sentence,
                words.of("catalogue_words.pair", kind(kind), String.join(", ", priorities)),
                both.was(),
                both.is())));
    }

    private String promise(Optional<ServiceLevelTarget> target) {
        return target.map(each -> amount(each.target()) + " (" + calendar(each.calendar()) + ")")
                .orElse(NOTHING);
    }

    private String pauses(ServiceLevelTarget target) {
        return listed(target.pausesOn(), reason -> words.get("catalogue_hold." + reason));
    }

    private String warnings(ServiceLevelTarget target) {
        return listed(target.warnAt(), catalogueWords::threshold);
    }

    private static <T> String listed(Collection<T> things, Function<T, String> name) {
        return things.isEmpty() ? NOTHING : things.stream().map(name).collect(Collectors.joining(", "));
    }

    /** For example "Solution, P1, at breach: tells the lead of the group; again every 30 min …; raises the priority". */
    String sentence(EscalationRule rule) {
        var happens = new ArrayList<String>();
        if (!rule.recipients().isEmpty()) {
            happens.add(words.get("catalogue_offering.tells") + " "
                    + listed(rule.recipients(), each -> words.get("catalogue_recipient." + each)));
        }
        if (rule.repeat() != null) {
            happens.add(repetition(rule.repeat()));
        }
        if (!rule.addWatchers().isEmpty()) {
            happens.add(words.get("catalogue_offering.watches") + " " + String.join(", ", rule.addWatchers()));
        }
        if (rule.raisePriority()) {
            happens.add(words.get("catalogue_offering.raises"));
        }
        if (rule.moveToNextLine()) {
            happens.add(words.get("catalogue_offering.moves"));
        }
        var when = new ArrayList<String>();
        when.add(kind(rule.kind()));
        rule.priorities().forEach(priority -> when.add(priority.name()));
        when.add(catalogueWords.threshold(rule.at()));
        return words.of("catalogue_agreement.rule", String.join(", ", when), String.join("; ", happens));
    }

    /** For example "again every 30 min, up to 4 times, until somebody is at it". */
    public String repetition(Repetition repeat) {
        return words.count("catalogue_agreement.repeats", repeat.times(), times.duration(repeat.every()));
    }

    private static String both(ServiceLevelAgreement agreement) {
        var ru = agreement.name().ru();
        return ru == null ? agreement.name().en() : agreement.name().en() + " / " + ru;
    }
}
