package org.threeline.catalog.offering;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.calendar.CalendarJson;
import org.threeline.catalog.calendar.CalendarRules;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.form.RequestForm;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.offering.ServiceOffering.Inherited;
import org.threeline.catalog.sla.AgreementRules;
import org.threeline.catalog.sla.EscalationRule;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.Recipient;
import org.threeline.catalog.sla.Repetition;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.catalog.sla.TargetCalendar;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;
import org.threeline.catalog.sla.Urgency;
import org.threeline.catalog.sla.WorkingDuration;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;
import org.threeline.kernel.LocalizedText;

/**
 * Reads a catalogue from its files and notes everything that is wrong with them, each fault with its line. What a file
 * says first is read, then what definitions say of each other.
 */
final class CatalogueReader {
    /** What faults call a document that was sent rather than read from a file. */
    static final String SENT = "catalogue.yaml";

    private static final int LONGEST_KEY = 60;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SUMMARY = 250;
    private static final int LONGEST_DESCRIPTION = 5_000;
    private static final int LONGEST_KEYWORD = 60;
    private static final int MOST_DEFINITIONS = 2_000;
    private static final int USUAL_CLOSE_DAYS = 5;
    private static final int USUAL_REOPEN_DAYS = 14;

    private static final String TARGETS = "targets";
    private static final String ESCALATIONS = "escalations";
    private static final String OLA = "ola";

    /** An item of a list, and what is below it: {@code targets[2].warnAt}. */
    private static final Pattern ITEM = Pattern.compile("(\\w+)\\[([0-9]+)](.*)");

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9._@+-]{1,100}");
    private static final Pattern ICON = Pattern.compile("pi-[a-z0-9-]{1,40}");

    /** What the faults of calendars mean, in words; the codes are those of {@link CalendarJson} and its rules. */
    private static final Map<String, String> CALENDAR_FAULTS = Map.ofEntries(
            Map.entry("input.missing", "Something is missing here."),
            Map.entry("input.mistyped", "Here stands another kind of value than expected."),
            Map.entry("input.unknown_field", "This key is not known in a calendar."),
            Map.entry("calendar.zone_unknown", "There is no such time zone; write one as Europe/Berlin."),
            Map.entry("calendar.day_unknown", "A day is one of mon, tue, wed, thu, fri, sat, sun."),
            Map.entry("calendar.hours_malformed", "Hours are a pair: [\"09:00\", \"17:00\"]."),
            Map.entry("calendar.time_malformed", "A time is written HH:MM, from 00:00 to 24:00."),
            Map.entry("calendar.date_malformed", "A date is written \"2026-12-24\", or \"*-12-24\" for every year."),
            Map.entry("calendar.holiday_malformed", "A holiday is a date, or an object of date, from and to."),
            Map.entry("calendar.week_empty", "The calendar is closed on every day of the week."),
            Map.entry("calendar.holiday_beyond_day", "A holiday ends on the day it begins, at 24:00 at the latest."),
            Map.entry("calendar.year_out_of_range", "The year of a date lies between 1900 and 2999."),
            Map.entry("calendar.hours_zero", "From 00:00 to 00:00 is no time at all; the whole day is 00:00 to 24:00."),
            Map.entry("calendar.hours_start", "Hours cannot start at 24:00."),
            Map.entry("calendar.hours_overlap", "These hours overlap others of the same day."));

    /** What the faults of agreements mean, in words; the codes are those of {@link AgreementRules}. */
    private static final Map<String, String> AGREEMENT_FAULTS = Map.ofEntries(
            Map.entry("target.duplicate", "There is another target for %s at %s."),
            Map.entry("target.ola_in_agreement", "OLA targets belong to groups, not to agreements."),
            Map.entry("target.threshold_duplicate", "A threshold stands here twice."),
            Map.entry("target.threshold_many", "A target has at most %s thresholds."),
            Map.entry("target.threshold_before_start", "The warning %s before lies before the start of %s."),
            Map.entry(
                    "target.resolution_before_response",
                    "At %s the resolution (%s) is promised sooner than the first response (%s)."),
            Map.entry(
                    "target.reply_and_update",
                    "At %s either the next reply or a periodic update is promised, not both."),
            Map.entry("escalation.duplicate", "Another rule acts on %s at the same time already."),
            Map.entry("escalation.no_effect", "The rule notifies nobody and changes nothing."),
            Map.entry("escalation.repeat_nobody", "The rule notifies nobody, so there is nothing to repeat."),
            Map.entry("escalation.many_watchers", "A rule adds at most %s watchers."),
            Map.entry("escalation.no_target", "The agreement has no target for %s, so this never happens."));

    private final Faults faults;
    private final Map<DefinitionKind, Map<String, YamlValue>> sections = new EnumMap<>(DefinitionKind.class);
    private final List<Runnable> afterwards = new ArrayList<>();

    private final Map<String, ServiceFamily> families = new LinkedHashMap<>();
    private final Map<String, CalendarDefinition> calendars = new LinkedHashMap<>();
    private final Map<String, ServiceLevelAgreement> agreements = new LinkedHashMap<>();
    private final Map<String, GroupDefinition> groups = new LinkedHashMap<>();
    private final Map<String, ServiceOffering> services = new LinkedHashMap<>();

    private CatalogueReader(List<CatalogueSource> sources) {
        faults = new Faults(sources.stream().map(CatalogueSource::name).toList());
        for (DefinitionKind kind : DefinitionKind.values()) {
            sections.put(kind, new LinkedHashMap<>());
        }
    }

    /** Reads a catalogue that is one document. */
    static CatalogueReading readWhole(String yaml) {
        return read(List.of(new CatalogueSource(SENT, yaml == null ? "" : yaml)));
    }

    /** Reads a catalogue that is spread over files; each may hold a part of any section. */
    static CatalogueReading read(List<CatalogueSource> sources) {
        CatalogueReader reader = new CatalogueReader(sources);
        reader.readSections(sources);
        reader.readDefinitions();
        reader.afterwards.forEach(Runnable::run);
        if (!reader.faults.isEmpty()) {
            return new CatalogueReading(null, reader.faults.sorted());
        }
        CatalogueContent content = new CatalogueContent(
                List.copyOf(reader.families.values()),
                List.copyOf(reader.calendars.values()),
                List.copyOf(reader.agreements.values()),
                List.copyOf(reader.groups.values()),
                List.copyOf(reader.services.values()));
        return new CatalogueReading(content, List.of());
    }

    private void readSections(List<CatalogueSource> sources) {
        Set<DefinitionKind> present = EnumSet.noneOf(DefinitionKind.class);
        String[] names = new String[DefinitionKind.values().length];
        for (DefinitionKind kind : DefinitionKind.values()) {
            names[kind.ordinal()] = kind.section();
        }
        boolean readable = true;
        for (CatalogueSource source : sources) {
            YamlValue root = YamlValue.root(source, faults);
            YamlObject file = root == null ? null : root.object(names);
            if (file == null) {
                readable = false;
                continue;
            }
            for (DefinitionKind kind : DefinitionKind.values()) {
                YamlValue section = file.optional(kind.section());
                if (section != null) {
                    present.add(kind);
                    addSection(kind, section);
                }
            }
        }
        for (DefinitionKind kind : DefinitionKind.values()) {
            // What a file that cannot be read would have held is not reported as missing.
            if (readable && !present.contains(kind)) {
                faults.add(
                        sources.isEmpty() ? SENT : sources.get(0).name(),
                        Optional.empty(),
                        kind.section(),
                        "key.missing",
                        "The catalogue has no section \"" + kind.section() + "\".");
            }
        }
    }

    private void addSection(DefinitionKind kind, YamlValue section) {
        Map<String, YamlValue> entries = section.entries();
        if (entries == null) {
            return;
        }
        Map<String, YamlValue> known = sections.get(kind);
        entries.forEach((key, value) -> {
            if (key.length() > LONGEST_KEY || !KEY.matcher(key).matches()) {
                value.faultAtKey(
                        "key.malformed",
                        "A key is at most " + LONGEST_KEY
                                + " small letters, digits and single hyphens, beginning with a letter.");
            } else if (kind.isReserved(key)) {
                value.faultAtKey("key.reserved", "\"" + key + "\" is the address of another page.");
            } else if (known.size() >= MOST_DEFINITIONS) {
                value.faultAtKey("value.too_long", "A section holds at most " + MOST_DEFINITIONS + " definitions.");
            } else if (known.putIfAbsent(key, value) != null) {
                value.faultAtKey("key.duplicate", "\"" + key + "\" is defined twice, perhaps in another file.");
            }
        });
    }

    private void readDefinitions() {
        read(DefinitionKind.FAMILY, families, this::family);
        read(DefinitionKind.CALENDAR, calendars, this::calendar);
        read(DefinitionKind.AGREEMENT, agreements, this::agreement);
        read(DefinitionKind.GROUP, groups, this::group);
        read(DefinitionKind.SERVICE, services, this::service);
    }

    private <T> void read(DefinitionKind kind, Map<String, T> read, Definition<T> reading) {
        sections.get(kind).forEach((key, place) -> {
            T definition = reading.read(key, place);
            if (definition != null) {
                read.put(key, definition);
            }
        });
    }

    /** Reads one kind of definition. */
    private interface Definition<T> {
        /** The definition of this key, or null when it cannot be read at all. */
        T read(String key, YamlValue place);
    }

    private ServiceFamily family(String key, YamlValue place) {
        YamlObject family = place.object("name", "summary", "agreement", "calendar", "icon", "owners");
        if (family == null) {
            return null;
        }
        return new ServiceFamily(
                key,
                0,
                family.required("name", value -> value.localized(LONGEST_NAME)),
                family.required("summary", value -> value.localized(LONGEST_SUMMARY)),
                family.optional("agreement", null, this::agreementKey),
                family.optional("calendar", null, this::calendarKey),
                family.optional("icon", null, CatalogueReader::icon),
                family.list("owners", CatalogueReader::owner));
    }

    private static String icon(YamlValue place) {
        String icon = place.text(50);
        if (icon != null && !ICON.matcher(icon).matches()) {
            place.fault("icon.malformed", "An icon is named as pi-desktop.");
            return null;
        }
        return icon;
    }

    private static String owner(YamlValue place) {
        return login(place, "owner.malformed", "An owner is a login: letters, digits and . _ - + @ only.");
    }

    private static String login(YamlValue place) {
        return login(place, "login.malformed", "A login has letters, digits and . _ - + @ only.");
    }

    private static String login(YamlValue place, String code, String message) {
        String login = place.text(100);
        if (login != null && !LOGIN.matcher(login).matches()) {
            place.fault(code, message);
            return null;
        }
        return login;
    }

    private CalendarDefinition calendar(String key, YamlValue place) {
        YamlObject definition = place.object("name", "zone", "weekly", "holidays", "exceptions");
        if (definition == null) {
            return null;
        }
        LocalizedText name = definition.required("name", value -> value.localized(LONGEST_NAME));
        ServiceCalendar calendar;
        try {
            calendar = CalendarJson.read(place.json("name"), "calendar");
        } catch (InvalidInput malformed) {
            malformed.errors().forEach(error -> calendarFault(place, error));
            return null;
        }
        CalendarRules.check(calendar).forEach(error -> calendarFault(place, error));
        return new CalendarDefinition(key, 0, name, calendar);
    }

    private static void calendarFault(YamlValue place, FieldError error) {
        String below = error.field().substring("calendar".length());
        // An unknown key of the calendar itself was told with the others already.
        if (error.code().equals("input.unknown_field") && below.lastIndexOf('.') == 0) {
            return;
        }
        String message = CALENDAR_FAULTS.getOrDefault(error.code(), "The calendar is not valid here: " + error.code());
        place.nearest(below).fault(error.code(), message);
    }

    private ServiceLevelAgreement agreement(String key, YamlValue place) {
        YamlObject definition = place.object("name", TARGETS, ESCALATIONS);
        if (definition == null) {
            return null;
        }
        LocalizedText name = definition.required("name", value -> value.localized(LONGEST_NAME));
        Map<String, List<YamlValue>> places = Map.of(TARGETS, new ArrayList<>(), ESCALATIONS, new ArrayList<>());
        List<ServiceLevelTarget> targets =
                definition.filledList(TARGETS, value -> noted(target(value), value, places.get(TARGETS)));
        List<EscalationRule> escalations =
                definition.list(ESCALATIONS, value -> noted(escalation(value), value, places.get(ESCALATIONS)));
        ServiceLevelAgreement agreement = new ServiceLevelAgreement(key, 0, name, targets, escalations);
        AgreementRules.check(agreement, this::calendarOf).forEach(error -> agreementFault(places, error));
        return agreement;
    }

    /** Remembers where a thing stands that could be read. */
    private static <T> T noted(T read, YamlValue place, List<YamlValue> places) {
        if (read != null) {
            places.add(place);
        }
        return read;
    }

    private ServiceCalendar calendarOf(String key) {
        CalendarDefinition definition = calendars.get(key);
        return definition == null ? null : definition.calendar();
    }

    private static void agreementFault(Map<String, List<YamlValue>> places, FieldError error) {
        Matcher place = ITEM.matcher(error.field());
        if (!place.matches()) {
            throw new IllegalArgumentException("A fault at " + error.field());
        }
        places.get(place.group(1))
                .get(Integer.parseInt(place.group(2)))
                .nearest(place.group(3))
                .fault(
                        error.code(),
                        AGREEMENT_FAULTS
                                .get(error.code())
                                .formatted(error.arguments().toArray()));
    }

    private ServiceLevelTarget target(YamlValue place) {
        YamlObject target = place.object("kind", "priority", "target", "calendar", "pausesOn", "warnAt");
        if (target == null) {
            return null;
        }
        TargetKind kind = target.required("kind", value -> value.oneOf(TargetKind.class));
        return target(target, kind, target.required("calendar", this::targetCalendar));
    }

    /** The parts of a target that agreements and groups write alike. */
    private ServiceLevelTarget target(YamlObject target, TargetKind kind, TargetCalendar calendar) {
        Priority priority = target.required("priority", value -> value.oneOf(Priority.class));
        WorkingDuration duration = target.required("target", CatalogueReader::duration);
        YamlValue reasons = target.optional("pausesOn");
        List<HoldReason> pausesOn = target.list("pausesOn", value -> value.oneOf(HoldReason.class));
        List<Threshold> warnAt = target.list("warnAt", CatalogueReader::threshold);
        if (kind == null || priority == null || duration == null) {
            return null;
        }
        Set<HoldReason> pauses = reasons == null ? null : each(HoldReason.class, pausesOn);
        return new ServiceLevelTarget(kind, priority, duration, calendar, pauses, warnAt);
    }

    private static WorkingDuration duration(YamlValue place) {
        String text = place.text(30);
        if (text == null) {
            return null;
        }
        if (!WorkingDuration.isWritten(text)) {
            place.fault("target.malformed", "A target is written 15m, 4h, 1h30m, or 2d for working days.");
            return null;
        }
        try {
            return WorkingDuration.parse(text);
        } catch (IllegalArgumentException outOfRange) {
            place.fault("target.out_of_range", "A target is more than zero and one year (366d) at most.");
            return null;
        }
    }

    /** A share of a target, or a time before the due time. */
    private static Threshold threshold(YamlValue place) {
        if (place.isNumber()) {
            Integer percent = place.integer(1, 99);
            return percent == null ? null : Threshold.ofPercent(percent);
        }
        WorkingDuration before = timeBefore(place);
        return before == null ? null : Threshold.before(before.minutes());
    }

    /** In hours and minutes: how long a working day is depends on the target's calendar. */
    private static WorkingDuration timeBefore(YamlValue place) {
        String text = place.text(30);
        if (text == null) {
            return null;
        }
        if (!WorkingDuration.isWritten(text) || text.endsWith("d")) {
            place.fault(
                    "threshold.malformed",
                    "A threshold is a percentage, or a time before the due time written 30m or 1h30m.");
            return null;
        }
        return duration(place);
    }

    private EscalationRule escalation(YamlValue place) {
        YamlObject rule = place.object(
                "kind",
                "priorities",
                "atPercent",
                "before",
                "notify",
                "repeat",
                "addWatchers",
                "raisePriority",
                "moveToNextLine");
        if (rule == null) {
            return null;
        }
        TargetKind kind = rule.required("kind", value -> value.oneOf(TargetKind.class));
        Set<Priority> priorities = each(Priority.class, rule.list("priorities", value -> value.oneOf(Priority.class)));
        boolean isBefore = rule.optional("before") != null;
        Integer atPercent = isBefore
                ? rule.optional("atPercent", null, CatalogueReader::secondThreshold)
                : rule.required("atPercent", value -> value.integer(1, Threshold.BREACH.percent()));
        WorkingDuration before = rule.optional("before", null, CatalogueReader::timeBefore);
        Set<Recipient> recipients = each(Recipient.class, rule.list("notify", value -> value.oneOf(Recipient.class)));
        Repetition repeat = rule.optional("repeat", null, CatalogueReader::repetition);
        List<String> watchers = rule.list("addWatchers", CatalogueReader::login);
        Boolean raisePriority = rule.optional("raisePriority", false, YamlValue::flag);
        Boolean moveToNextLine = rule.optional("moveToNextLine", false, YamlValue::flag);
        if (kind == null
                || (atPercent == null) == (before == null)
                || raisePriority == null
                || moveToNextLine == null) {
            return null;
        }
        return new EscalationRule(
                kind, priorities, atPercent, before, recipients, repeat, watchers, raisePriority, moveToNextLine);
    }

    private static Repetition repetition(YamlValue place) {
        YamlObject written = place.object("every", "times");
        if (written == null) {
            return null;
        }
        Integer minutes = written.required("every", CatalogueReader::interval);
        Integer times = written.required("times", value -> value.integer(1, Repetition.MOST_TIMES));
        return minutes == null || times == null ? null : new Repetition(minutes, times);
    }

    /** Elapsed minutes. */
    private static Integer interval(YamlValue place) {
        String text = place.text(30);
        if (text == null) {
            return null;
        }
        if (!WorkingDuration.isWritten(text) || text.endsWith("d")) {
            place.fault("repetition.malformed", "How long until the next time is written 30m or 1h30m; a day is 24h.");
            return null;
        }
        try {
            int minutes = WorkingDuration.parse(text).minutes();
            if (minutes <= Repetition.MOST_MINUTES) {
                return minutes;
            }
        } catch (IllegalArgumentException outOfRange) {
            // Zero, or more than a year: told as what is more than a week.
        }
        place.fault("repetition.out_of_range", "Until the next time pass a minute (1m) to a week (168h).");
        return null;
    }

    private static Integer secondThreshold(YamlValue place) {
        place.fault("escalation.two_thresholds", "A rule acts at a percentage or at a time before, not at both.");
        return null;
    }

    private static <E extends Enum<E>> Set<E> each(Class<E> type, List<E> values) {
        Set<E> set = EnumSet.noneOf(type);
        set.addAll(values);
        return set;
    }

    private GroupDefinition group(String key, YamlValue place) {
        YamlObject definition = place.object("name", "line", "calendar", OLA, "sideways");
        if (definition == null) {
            return null;
        }
        LocalizedText name = definition.required("name", value -> value.localized(LONGEST_NAME));
        Integer line = definition.required("line", value -> value.integer(1, 3));
        String calendar = definition.required("calendar", this::calendarKey);
        Map<String, List<YamlValue>> places = Map.of(OLA, new ArrayList<>());
        List<ServiceLevelTarget> ola =
                definition.list(OLA, value -> noted(olaTarget(value, calendar), value, places.get(OLA)));
        AgreementRules.check(OLA, ola, this::calendarOf).forEach(error -> agreementFault(places, error));
        List<String> sideways = definition.list("sideways", value -> sideways(value, key, line));
        return new GroupDefinition(key, 0, name, line == null ? 0 : line, calendar, ola, sideways);
    }

    private ServiceLevelTarget olaTarget(YamlValue place, String groupsCalendar) {
        YamlObject target = place.object("kind", "priority", "target", "calendar", "pausesOn", "warnAt");
        if (target == null) {
            return null;
        }
        TargetKind kind = target.optional("kind", TargetKind.OLA, value -> value.oneOf(TargetKind.class));
        if (kind != null && kind != TargetKind.OLA) {
            target.required("kind").fault("target.not_ola", "A group has OLA targets only.");
            return null;
        }
        String calendar = target.optional("calendar", groupsCalendar, this::calendarKey);
        return target(target, kind, calendar == null ? null : TargetCalendar.fixed(calendar));
    }

    private String sideways(YamlValue place, String ownKey, Integer ownLine) {
        String key = reference(place, DefinitionKind.GROUP, "group");
        if (key != null && key.equals(ownKey)) {
            place.fault("group.sideways_itself", "A group does not escalate to itself.");
            return null;
        }
        if (key != null && ownLine != null) {
            afterwards.add(() -> {
                GroupDefinition other = groups.get(key);
                if (other != null && other.line() != ownLine) {
                    place.fault(
                            "group.sideways_line",
                            "\"" + key + "\" is a group of line " + other.line() + "; sideways is the same line.");
                }
            });
        }
        return key;
    }

    private String calendarKey(YamlValue place) {
        return reference(place, DefinitionKind.CALENDAR, "calendar");
    }

    private String agreementKey(YamlValue place) {
        return reference(place, DefinitionKind.AGREEMENT, "agreement");
    }

    private TargetCalendar targetCalendar(YamlValue place) {
        String written = place.text(LONGEST_KEY);
        if (written == null) {
            return null;
        }
        TargetCalendar calendar = TargetCalendar.parse(written);
        return !calendar.isFixed() || calendarKey(place) != null ? calendar : null;
    }

    /** The key of another definition; whether there is one is looked at when all are read. */
    private String reference(YamlValue place, DefinitionKind kind, String noun) {
        String key = place.text(LONGEST_KEY);
        if (key != null) {
            Set<String> known = sections.get(kind).keySet();
            if (!known.contains(key)) {
                place.fault(
                        "reference.unknown",
                        "There is no " + noun + " " + Spelling.quoted(key) + Spelling.hint(key, known));
            }
        }
        return key;
    }

    private ServiceOffering service(String key, YamlValue place) {
        YamlObject service = place.object(
                "family",
                "name",
                "summary",
                "description",
                "type",
                "hidden",
                "confidential",
                "icon",
                "keywords",
                "usualImpact",
                "usualUrgency",
                "impactChoices",
                "urgencyChoices",
                "form",
                "agreement",
                "calendar",
                "lines",
                "autoCloseDays",
                "reopenDays",
                "owners");
        if (service == null) {
            return null;
        }
        String family = service.required("family", value -> reference(value, DefinitionKind.FAMILY, "family"));
        LocalizedText name = service.required("name", value -> value.localized(LONGEST_NAME));
        LocalizedText summary = service.required("summary", value -> value.localized(LONGEST_SUMMARY));
        LocalizedText description =
                service.optional("description", null, value -> value.localized(LONGEST_DESCRIPTION));
        TicketType type = service.required("type", value -> value.oneOf(TicketType.class));
        Boolean hidden = service.optional("hidden", false, YamlValue::flag);
        Boolean confidential = service.optional("confidential", false, YamlValue::flag);
        String icon = service.optional("icon", null, CatalogueReader::icon);
        List<String> keywords = service.list("keywords", value -> value.text(LONGEST_KEYWORD));
        Impact impact = service.required("usualImpact", value -> value.oneOf(Impact.class));
        Urgency urgency = service.required("usualUrgency", value -> value.oneOf(Urgency.class));
        List<Impact> impactChoices = choices(service, "impactChoices", value -> value.oneOf(Impact.class), impact);
        List<Urgency> urgencyChoices = choices(service, "urgencyChoices", value -> value.oneOf(Urgency.class), urgency);
        RequestForm form = service.optional("form", RequestForm.EMPTY, FormReader::read);
        String agreement = service.optional("agreement", null, this::agreementKey);
        String calendar = service.optional("calendar", null, this::calendarKey);
        Inherited inherited = inherited(service, families.get(family), agreement, calendar);
        List<SupportLine> lines = lines(service);
        Integer autoCloseDays = service.optional("autoCloseDays", USUAL_CLOSE_DAYS, value -> value.integer(1, 90));
        Integer reopenDays = service.optional("reopenDays", USUAL_REOPEN_DAYS, value -> value.integer(0, 365));
        List<String> owners = service.list("owners", CatalogueReader::owner);
        if (hidden == null || confidential == null || autoCloseDays == null || reopenDays == null) {
            return null;
        }
        return new ServiceOffering(
                key,
                0,
                family,
                name,
                summary,
                description,
                type,
                hidden,
                confidential,
                icon,
                keywords,
                impact,
                urgency,
                impactChoices,
                urgencyChoices,
                form,
                agreement,
                calendar,
                inherited,
                lines,
                autoCloseDays,
                reopenDays,
                owners);
    }

    /** What the family gives, after what the service says itself. */
    private Inherited inherited(YamlObject service, ServiceFamily family, String agreement, String calendar) {
        boolean namesAgreement = service.optional("agreement") != null;
        Inherited inherited = family == null
                ? null
                : Inherited.of(
                        namesAgreement ? null : family.agreement(),
                        service.optional("calendar") != null ? null : family.calendar());
        // A family that cannot be read is told as such.
        if (!namesAgreement && family != null && family.agreement() == null) {
            service.required("agreement");
        }
        String counts = calendar == null && inherited != null ? inherited.calendar() : calendar;
        String promised = agreement == null && inherited != null ? inherited.agreement() : agreement;
        if (promised != null
                && counts == null
                && service.optional("calendar") == null
                && agreements.containsKey(promised)
                && agreements.get(promised).needsCalendarOfService()) {
            service.place()
                    .faultAtKey(
                            "service.calendar_missing",
                            "The agreement " + Spelling.quoted(promised)
                                    + " counts on the service's calendar, but neither the service nor its family has"
                                    + " one.");
        }
        return inherited;
    }

    /** What a requester may choose: each once, and what is usual among it. */
    private static <E> List<E> choices(YamlObject service, String key, Function<YamlValue, E> reading, E usual) {
        List<E> choices = service.list(key, reading);
        if (new HashSet<>(choices).size() < choices.size()) {
            service.required(key).fault("choice.duplicate", "A choice stands here twice.");
        } else if (usual != null && !choices.isEmpty() && !choices.contains(usual)) {
            service.required(key)
                    .fault("choice.usual_missing", "The usual value " + usual + " is not among the choices.");
        }
        return choices;
    }

    private List<SupportLine> lines(YamlObject service) {
        Set<String> groupsSeen = new HashSet<>();
        List<SupportLine> lines = service.filledList("lines", value -> line(value, groupsSeen));
        for (int i = 0; i < lines.size(); i++) {
            int before = i == 0 ? 0 : lines.get(i - 1).line();
            if (lines.get(i).line() <= before) {
                service.required("lines").faultAtKey("lines.order", "Lines stand in ascending order, each once.");
                return lines;
            }
        }
        if (!lines.isEmpty() && lines.get(0).line() != 1) {
            service.required("lines").faultAtKey("lines.no_first", "A service needs a group of line 1.");
        }
        return lines;
    }

    private SupportLine line(YamlValue place, Set<String> groupsSeen) {
        YamlObject object = place.object("line", "groups");
        if (object == null) {
            return null;
        }
        Integer line = object.required("line", value -> value.integer(1, 3));
        List<String> members = object.filledList("groups", value -> groupOf(value, line, groupsSeen));
        return line == null ? null : new SupportLine(line, members);
    }

    private String groupOf(YamlValue place, Integer line, Set<String> groupsSeen) {
        String key = reference(place, DefinitionKind.GROUP, "group");
        if (key == null) {
            return null;
        }
        if (!groupsSeen.add(key)) {
            place.fault("lines.group_duplicate", "The group \"" + key + "\" answers for the service already.");
        }
        GroupDefinition group = groups.get(key);
        if (group != null && line != null && group.line() != 0 && group.line() != line) {
            place.fault(
                    "lines.group_line",
                    "\"" + key + "\" is a group of line " + group.line() + ", not of line " + line + ".");
        }
        return key;
    }
}
