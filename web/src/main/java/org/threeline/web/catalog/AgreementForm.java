package org.threeline.web.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.offering.DefinitionKind;
import org.threeline.catalog.sla.AgreementRules;
import org.threeline.catalog.sla.EscalationRule;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.Recipient;
import org.threeline.catalog.sla.Repetition;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.catalog.sla.TargetCalendar;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;
import org.threeline.catalog.sla.WorkingDuration;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;
import org.threeline.kernel.LocalizedText;
import org.threeline.web.definition.TypedAmount;

/**
 * An agreement as it is typed: every field keeps what stands in it, right or wrong. {@link #read} makes an agreement of
 * what can be understood and says what is wrong with the rest. Rows come and go by commands such as {@code add-rule}, so
 * that the page works without a script too.
 */
final class AgreementForm {
    /** More rules than anybody follows; a forged form cannot make the page endless. */
    static final int MOST_RULES = 40;

    /** What agreements promise, in the order of a ticket's life; groups promise the rest. */
    static final List<TargetKind> KINDS = List.of(
            TargetKind.FIRST_RESPONSE, TargetKind.NEXT_REPLY, TargetKind.PERIODIC_UPDATE, TargetKind.RESOLUTION);

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_KEY = 60;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final Pattern PLACE = Pattern.compile("(targets|escalations)\\[([0-9]+)](.*)");

    /** A warning at three quarters leaves time to act. */
    private static final String USUAL_WARNING = "75%";

    private static final String USUAL_CALENDAR = TargetCalendar.OF_SERVICE.toString();

    String key = "";
    String nameEn = "";
    String nameRu = "";
    String reason = "";
    String exampleService = "";
    boolean overFile;
    Integer version;
    final Map<TargetKind, Kind> kinds = new EnumMap<>(TargetKind.class);
    final List<Rule> rules = new ArrayList<>();
    private final Map<String, FieldError> errors = new LinkedHashMap<>();
    private ServiceLevelAgreement understood;
    private List<ServiceLevelTarget> before = List.of();

    /** Where the next typing goes, by the id of its field; empty where it stays. */
    private String focus = "";

    private AgreementForm() {
        for (var kind : KINDS) {
            kinds.put(kind, new Kind(kind.usualPauses()));
        }
    }

    /** An agreement that promises nothing yet. */
    static AgreementForm fresh() {
        return new AgreementForm();
    }

    /** What a version says. */
    static AgreementForm of(ServiceLevelAgreement agreement) {
        var form = new AgreementForm();
        form.key = agreement.key();
        form.version = agreement.version();
        form.nameEn = agreement.name().en();
        form.nameRu = Objects.toString(agreement.name().ru(), "");
        var usual = mostUsed(agreement.targets());
        for (var kind : KINDS) {
            form.kinds.put(kind, Kind.of(kind, agreement, usual));
        }
        agreement.escalations().forEach(rule -> form.rules.add(Rule.of(rule)));
        return form;
    }

    private static String mostUsed(List<ServiceLevelTarget> targets) {
        return targets.stream()
                .collect(Collectors.groupingBy(
                        target -> target.calendar().toString(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(USUAL_CALENDAR);
    }

    /** Keeps promises in the order in which they are written already, for another order is no change anybody wants. */
    void follow(ServiceLevelAgreement agreement) {
        before = agreement.targets();
    }

    private int place(ServiceLevelTarget target) {
        for (var i = 0; i < before.size(); i++) {
            if (before.get(i).kind() == target.kind() && before.get(i).priority() == target.priority()) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** What was sent. */
    static AgreementForm sent(Map<String, String[]> parameters) {
        var form = new AgreementForm();
        form.key = text(parameters, "key");
        form.nameEn = text(parameters, "name.en");
        form.nameRu = text(parameters, "name.ru");
        form.reason = text(parameters, "reason");
        form.exampleService = text(parameters, "example");
        form.overFile = parameters.containsKey("over");
        var version = text(parameters, "version");
        form.version = version.matches("[0-9]{1,9}") ? Integer.valueOf(version) : null;
        for (var kind : KINDS) {
            form.kinds.put(kind, Kind.sent(kind, parameters));
        }
        for (var number : rules(parameters)) {
            form.rules.add(Rule.sent("rule." + number + ".", parameters));
        }
        return form;
    }

    /** The numbers of the rules that were sent, in order. */
    private static List<Integer> rules(Map<String, String[]> parameters) {
        return parameters.keySet().stream()
                .filter(name -> name.matches("rule\\.[0-9]{1,5}\\.kind"))
                .map(name -> Integer.valueOf(name.split("\\.")[1]))
                .sorted()
                .limit(MOST_RULES)
                .toList();
    }

    private static String text(Map<String, String[]> parameters, String name) {
        var values = parameters.get(name);
        return values == null || values.length == 0 ? "" : values[0].strip();
    }

    private static <E extends Enum<E>> Set<E> chosen(Class<E> type, Map<String, String[]> parameters, String name) {
        var names = Set.of(parameters.getOrDefault(name, new String[0]));
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> names.contains(each.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }

    /** The field of a target: {@code target.RESOLUTION.P1}. */
    static String field(TargetKind kind, Priority priority) {
        return "target." + kind + "." + priority;
    }

    String focus() {
        return focus;
    }

    /** Puts the typing into a field. */
    void focusOn(String field) {
        focus = field;
    }

    /** What is wrong with a field, or null. */
    FieldError error(String field) {
        return errors.get(field);
    }

    /** The first field that is wrong; empty when none is. */
    String firstError() {
        return errors.keySet().stream().findFirst().orElse("");
    }

    /** Says that a field is wrong; the first word about a field counts. */
    void refuse(String field, String code, Object... arguments) {
        errors.putIfAbsent(field, new FieldError(field, code, arguments));
    }

    /** Forgets what is missing: whoever is still typing need not be told. */
    void forgiveMissing() {
        errors.values()
                .removeIf(error -> error.code().equals("input.missing")
                        || error.code().equals("escalation.no_effect")
                        || error.field().equals("key") && key.isEmpty());
    }

    /**
     * Adds, removes, moves or splits rows; a command that names none does nothing.
     *
     * @param command {@code add-rule}, {@code drop-rule:2}, {@code up-rule:2}, {@code down-rule:2},
     *     {@code apart:RESOLUTION}, {@code together:RESOLUTION}
     */
    void change(String command) {
        var words = command.split(":");
        var row = words.length > 1 && words[1].matches("[0-9]{1,5}") ? Integer.parseInt(words[1]) : -1;
        switch (words[0]) {
            case "add-rule" -> {
                if (rules.size() < MOST_RULES) {
                    rules.add(Rule.fresh());
                    focus = "rule." + (rules.size() - 1) + ".kind";
                }
            }
            case "drop-rule" -> {
                if (row >= 0 && row < rules.size()) {
                    rules.remove(row);
                }
                focus = "add-rule";
            }
            case "up-rule" -> swap(row, row - 1, "up");
            case "down-rule" -> swap(row, row + 1, "down");
            case "apart" -> kind(words).ifPresent(kind -> kinds.get(kind).takeApart());
            case "together" -> kind(words).ifPresent(kind -> kinds.get(kind).putTogether());
            default -> focus = "";
        }
        if (words[0].equals("apart") || words[0].equals("together")) {
            focus = "rest." + (words.length > 1 ? words[1] : "");
        }
    }

    private static Optional<TargetKind> kind(String... words) {
        return KINDS.stream()
                .filter(kind -> words.length > 1 && kind.name().equals(words[1]))
                .findFirst();
    }

    private void swap(int row, int other, String direction) {
        if (row >= 0 && other >= 0 && row < rules.size() && other < rules.size()) {
            Collections.swap(rules, row, other);
            // The button that was pressed went along; at an end the other one is left.
            var atAnEnd = other == 0 || other == rules.size() - 1;
            focus = (atAnEnd ? other == 0 ? "down" : "up" : direction) + "-rule-" + other;
        }
    }

    /**
     * What the form says, where all of it is right; otherwise {@link #error} tells what is wrong where, and {@link
     * #understood} is what could be understood all the same.
     *
     * @param calendars the calendar of a key, or null where there is none
     */
    Optional<ServiceLevelAgreement> read(Function<String, ServiceCalendar> calendars) {
        readNames();
        var targets = new ArrayList<ServiceLevelTarget>();
        for (var kind : KINDS) {
            for (var priority : Priority.values()) {
                readTarget(kind, priority, calendars).ifPresent(targets::add);
            }
        }
        targets.sort(Comparator.comparingInt(this::place));
        if (targets.isEmpty()) {
            refuse("targets", "input.missing");
        }
        var places = new ArrayList<Integer>();
        var read = new ArrayList<EscalationRule>();
        for (var i = 0; i < rules.size(); i++) {
            var row = i;
            readRule(i).ifPresent(rule -> {
                read.add(rule);
                places.add(row);
            });
        }
        var name = new LocalizedText(nameEn.isEmpty() ? "-" : nameEn, nameRu.isEmpty() ? null : nameRu);
        understood = new ServiceLevelAgreement(key, version == null ? 0 : version, name, targets, read);
        for (var error : AgreementRules.check(understood, calendars)) {
            refuse(
                    fieldOf(error.field(), targets, places),
                    error.code(),
                    error.arguments().toArray());
        }
        return errors.isEmpty() ? Optional.of(understood) : Optional.empty();
    }

    /** What of the form can be understood, be the rest right or wrong; it has to be {@link #read} first. */
    ServiceLevelAgreement understood() {
        return understood;
    }

    private void readNames() {
        if (!KEY.matcher(key).matches() || key.length() > LONGEST_KEY || DefinitionKind.AGREEMENT.isReserved(key)) {
            refuse("key", "admin_calendar.key.malformed");
        }
        if (nameEn.isEmpty()) {
            refuse("name.en", "input.missing");
        } else if (nameEn.length() > LONGEST_NAME) {
            refuse("name.en", "input.too_long", LONGEST_NAME);
        }
        if (nameRu.length() > LONGEST_NAME) {
            refuse("name.ru", "input.too_long", LONGEST_NAME);
        }
        if (reason.length() > LONGEST_REASON) {
            refuse("reason", "input.too_long", LONGEST_REASON);
        }
    }

    private Optional<ServiceLevelTarget> readTarget(
            TargetKind kind, Priority priority, Function<String, ServiceCalendar> calendars) {
        var row = kinds.get(kind);
        var cell = row.cells.get(priority);
        if (cell.target().isEmpty()) {
            return Optional.empty();
        }
        var field = field(kind, priority);
        var calendar = TargetCalendar.parse(cell.calendar());
        if (calendar.isFixed() && calendars.apply(cell.calendar()) == null) {
            refuse(field + ".calendar", "catalogue_agreement.calendar_gone", cell.calendar());
        }
        var pauses = row.apart ? cell.pauses() : row.pauses;
        var warnings = readWarnings(cell.warnings(), field + ".warn");
        return length(cell.target(), field)
                .map(length -> new ServiceLevelTarget(kind, priority, length, calendar, pauses, warnings));
    }

    private Optional<WorkingDuration> length(String typed, String field) {
        return understood(() -> TypedAmount.duration(typed, field));
    }

    private List<Threshold> readWarnings(String typed, String field) {
        var read = new ArrayList<Threshold>();
        // A blank within an amount belongs to it: 75 %, 1 h 30 min.
        for (var each : typed.replaceAll("\\s+%", "%").split("[,;]")) {
            if (!each.isBlank()) {
                try {
                    read.add(TypedAmount.warning(each, field));
                } catch (InvalidInput wrong) {
                    take(wrong);
                }
            }
        }
        return read;
    }

    private Optional<EscalationRule> readRule(int row) {
        var rule = rules.get(row);
        var field = "rule." + row;
        if (rule.kind == null) {
            refuse(field + ".kind", "input.missing");
            return Optional.empty();
        }
        var repeat = readRepeat(rule, field);
        try {
            Integer percent = null;
            WorkingDuration before = null;
            switch (rule.when) {
                case BREACH -> percent = Threshold.BREACH.percent();
                case PERCENT -> percent = TypedAmount.percent(given(rule.at, field + ".at"), 100, field + ".at");
                case BEFORE -> before = TypedAmount.before(given(rule.at, field + ".at"), field + ".at");
            }
            if (rule.isRepeated() && repeat == null) {
                return Optional.empty();
            }
            return Optional.of(new EscalationRule(
                    rule.kind,
                    rule.priorities,
                    percent,
                    before,
                    rule.recipients,
                    repeat,
                    rule.watchers(),
                    rule.raises,
                    rule.moves));
        } catch (InvalidInput wrong) {
            take(wrong);
            return Optional.empty();
        }
    }

    /** How a rule repeats what it tells; null where nothing of it is typed, or something of it is wrong. */
    private Repetition readRepeat(Rule rule, String field) {
        if (!rule.isRepeated()) {
            return null;
        }
        var every = field + ".every";
        var times = field + ".times";
        var minutes = understood(() -> TypedAmount.interval(given(rule.every, every), every));
        var often = understood(() -> TypedAmount.times(given(rule.times, times), times));
        return minutes.isEmpty() || often.isEmpty() ? null : new Repetition(minutes.get(), often.get());
    }

    private <T> Optional<T> understood(Supplier<T> typed) {
        try {
            return Optional.of(typed.get());
        } catch (InvalidInput wrong) {
            take(wrong);
            return Optional.empty();
        }
    }

    private static String given(String typed, String field) {
        if (typed.isEmpty()) {
            throw new InvalidInput(field, "input.missing");
        }
        return typed;
    }

    private void take(InvalidInput wrong) {
        wrong.errors()
                .forEach(error ->
                        refuse(error.field(), error.code(), error.arguments().toArray()));
    }

    /** The field of this form a fault of the rules belongs to. */
    private String fieldOf(String place, List<ServiceLevelTarget> targets, List<Integer> rows) {
        var parts = PLACE.matcher(place);
        if (!parts.matches()) {
            throw new IllegalArgumentException("A fault at " + place);
        }
        var number = Integer.parseInt(parts.group(2));
        if (parts.group(1).equals("escalations")) {
            return "rule." + rows.get(number)
                    + switch (parts.group(3)) {
                        case ".addWatchers" -> ".watchers";
                        case ".repeat" -> ".every";
                        default -> "";
                    };
        }
        var target = targets.get(number);
        return field(target.kind(), target.priority()) + (parts.group(3).equals(".warnAt") ? ".warn" : "");
    }

    /** The field a finding about the agreement belongs to; empty for none. */
    String fieldOf(String path) {
        var target = Pattern.compile("targets\\[([A-Z_]+) (P[1-4])](.*)").matcher(path);
        if (target.matches()) {
            return field(TargetKind.valueOf(target.group(1)), Priority.valueOf(target.group(2)))
                    + (target.group(3).equals(".warnAt") ? ".warn" : "");
        }
        for (var i = 0; i < rules.size(); i++) {
            var row = i;
            if (readQuietly(row)
                    .filter(rule -> path.startsWith("escalations[" + rule.kind() + " " + rule.at() + "]"))
                    .isPresent()) {
                return "rule." + row + (path.endsWith(".repeat") ? ".every" : ".kind");
            }
        }
        return "";
    }

    private Optional<EscalationRule> readQuietly(int row) {
        var known = new LinkedHashMap<>(errors);
        var read = readRule(row);
        errors.clear();
        errors.putAll(known);
        return read;
    }

    /**
     * A target of one priority.
     *
     * @param target for example {@code 4h}; empty where nothing is promised
     * @param calendar key, {@code SERVICE} or {@code REQUESTER_LOCATION}
     * @param warnings thresholds as they are typed, with commas between
     * @param pauses what it rests on by itself, where the kind is taken apart
     */
    record Cell(String target, String calendar, String warnings, Set<HoldReason> pauses) {
        static Cell of(ServiceLevelTarget target) {
            return new Cell(
                    target.target().toString(),
                    target.calendar().toString(),
                    target.warnAt().stream()
                            .map(each -> each.isBefore() ? each.toString() : each + "%")
                            .collect(Collectors.joining(", ")),
                    target.pausesOn());
        }
    }

    /** The targets of a kind, and what all of them rest on unless they are taken apart. */
    static final class Kind {
        final Map<Priority, Cell> cells = new EnumMap<>(Priority.class);
        boolean apart;
        Set<HoldReason> pauses;

        Kind(Set<HoldReason> pauses) {
            this.pauses = pauses;
            for (var priority : Priority.values()) {
                cells.put(priority, new Cell("", USUAL_CALENDAR, USUAL_WARNING, pauses));
            }
        }

        static Kind of(TargetKind kind, ServiceLevelAgreement agreement, String usualCalendar) {
            var rests = new HashSet<Set<HoldReason>>();
            var read = new Kind(kind.usualPauses());
            for (var priority : Priority.values()) {
                var target = agreement.target(kind, priority);
                target.map(ServiceLevelTarget::pausesOn).ifPresent(rests::add);
                read.cells.put(
                        priority,
                        target.map(Cell::of).orElse(new Cell("", usualCalendar, USUAL_WARNING, kind.usualPauses())));
            }
            read.apart = rests.size() > 1;
            if (rests.size() == 1) {
                read.pauses = rests.iterator().next();
            }
            return read;
        }

        static Kind sent(TargetKind kind, Map<String, String[]> parameters) {
            var read = new Kind(chosen(HoldReason.class, parameters, "kind." + kind + ".pauses"));
            read.apart = parameters.containsKey("kind." + kind + ".apart");
            for (var priority : Priority.values()) {
                var field = field(kind, priority);
                var calendar = text(parameters, field + ".calendar");
                read.cells.put(
                        priority,
                        new Cell(
                                text(parameters, field),
                                calendar.isEmpty() ? USUAL_CALENDAR : calendar,
                                text(parameters, field + ".warn"),
                                read.apart ? chosen(HoldReason.class, parameters, field + ".pauses") : read.pauses));
            }
            return read;
        }

        /** Each priority goes on from what held for all. */
        void takeApart() {
            apart = true;
            cells.replaceAll((priority, cell) -> new Cell(cell.target(), cell.calendar(), cell.warnings(), pauses));
        }

        /** What the first promise rests on holds for all of them. */
        void putTogether() {
            if (apart) {
                pauses = cells.values().stream()
                        .filter(cell -> !cell.target().isEmpty())
                        .findFirst()
                        .map(Cell::pauses)
                        .orElse(pauses);
            }
            apart = false;
        }
    }

    /** When a rule acts. */
    enum When {
        BREACH,
        PERCENT,
        BEFORE
    }

    /** What happens at a threshold, as it is typed. */
    static final class Rule {
        final TargetKind kind;
        final Set<Priority> priorities;
        final When when;
        final String at;
        final Set<Recipient> recipients;

        /** How long until it is told again; empty where that is left to be as usual. */
        final String every;

        /** How often it is told again; empty where that is left to be as usual. */
        final String times;

        final String watching;
        final boolean raises;
        final boolean moves;

        private Rule(
                TargetKind kind,
                Set<Priority> priorities,
                When when,
                String at,
                Set<Recipient> recipients,
                String every,
                String times,
                String watching,
                boolean raises,
                boolean moves) {
            this.kind = kind;
            this.priorities = priorities;
            this.when = when;
            this.at = at;
            this.recipients = recipients;
            this.every = every;
            this.times = times;
            this.watching = watching;
            this.raises = raises;
            this.moves = moves;
        }

        static Rule fresh() {
            return new Rule(TargetKind.RESOLUTION, Set.of(), When.BREACH, "", Set.of(), "", "", "", false, false);
        }

        static Rule of(EscalationRule rule) {
            var at = rule.at();
            var when = at.isBreach() ? When.BREACH : at.isBefore() ? When.BEFORE : When.PERCENT;
            return new Rule(
                    rule.kind(),
                    rule.priorities(),
                    when,
                    when == When.BREACH ? "" : when == When.BEFORE ? at.toString() : at + "%",
                    rule.recipients(),
                    rule.repeat() == null ? "" : rule.repeat().interval(),
                    rule.repeat() == null ? "" : String.valueOf(rule.repeat().times()),
                    String.join(", ", rule.addWatchers()),
                    rule.raisePriority(),
                    rule.moveToNextLine());
        }

        static Rule sent(String prefix, Map<String, String[]> parameters) {
            var kind = chosen(TargetKind.class, parameters, prefix + "kind");
            var when = chosen(When.class, parameters, prefix + "when");
            return new Rule(
                    kind.isEmpty() ? null : kind.iterator().next(),
                    chosen(Priority.class, parameters, prefix + "priority"),
                    when.isEmpty() ? When.BREACH : when.iterator().next(),
                    text(parameters, prefix + "at"),
                    chosen(Recipient.class, parameters, prefix + "notify"),
                    text(parameters, prefix + "every"),
                    text(parameters, prefix + "times"),
                    text(parameters, prefix + "watchers"),
                    parameters.containsKey(prefix + "raise"),
                    parameters.containsKey(prefix + "move"));
        }

        /** Whether it says anything of being repeated, right or wrong. */
        boolean isRepeated() {
            return !every.isEmpty() || !times.isEmpty();
        }

        List<String> watchers() {
            return Arrays.stream(watching.split("[,;\\s]+"))
                    .filter(login -> !login.isEmpty())
                    .distinct()
                    .toList();
        }
    }

    /** Everybody whom rules make watchers, by the row that says so. */
    Map<Integer, Collection<String>> watchers() {
        var all = new TreeMap<Integer, Collection<String>>();
        for (var i = 0; i < rules.size(); i++) {
            all.put(i, rules.get(i).watchers());
        }
        return all;
    }
}
