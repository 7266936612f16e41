package org.threeline.web.catalog;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.form.FieldType;
import org.threeline.catalog.form.FormField;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.offering.AgreementLint;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.CatalogueEdition;
import org.threeline.catalog.offering.CatalogueHistory;
import org.threeline.catalog.offering.ServiceFamily;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.offering.TicketType;
import org.threeline.catalog.sla.EscalationRule;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.PriorityMatrix;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.catalog.sla.TargetCalendar;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.escalation.AgreementFacts;
import org.threeline.desk.identity.CatalogueRights;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.kernel.LocalizedText;
import org.threeline.kernel.NotFound;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.CurrentAddress;
import org.threeline.web.faces.Words;

/** One service as its owner checks it: what it asks, how that looks, what it promises, who answers, what it was. */
@Named
@RequestScoped
public class OfferingPage {
    private static final List<String> TABS = List.of("overview", "questions", "preview", "promises", "history");
    private static final String ANSWER = "answer.";
    private static final int HOLIDAYS_SHOWN = 3;

    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueHistory history;

    @Inject
    SupportGroups groups;

    @Inject
    AgreementFacts facts;

    @Inject
    CurrentAddress address;

    @Inject
    HttpServletRequest request;

    @Inject
    Words words;

    @Inject
    CatalogueWords catalogueWords;

    @Inject
    Owners owners;

    @Inject
    CatalogueRights rights;

    @Inject
    CurrentPerson person;

    @Inject
    PromiseChoice choice;

    @Inject
    ExternalContext browser;

    @Inject
    Clock clock;

    private CatalogueEdition edition;
    private ServiceOffering service;
    private List<LineView> lines;
    private List<KindView> promises;
    private List<CalendarView> calendars;
    private List<String> oddities;
    private List<AskedView> asked;
    private List<PublicationView> publications;

    /** Takes the agreement that was chosen for it. */
    public void receive() throws IOException {
        if ("POST".equals(request.getMethod()) && choice.chooseForService(key())) {
            browser.redirect(request.getContextPath() + "/catalogue/" + key() + "?tab=promises&chosen");
            FacesContext.getCurrentInstance().responseComplete();
        }
    }

    /**
     * The service of the address, a hidden one too.
     *
     * @throws NotFound when there is none
     */
    private ServiceOffering service() {
        if (service == null) {
            edition = catalogue.inForce();
            var key = address.part("key");
            service = edition.service(key).orElseThrow(() -> new NotFound("service " + key));
        }
        return service;
    }

    private CatalogueEdition edition() {
        service();
        return edition;
    }

    public String key() {
        return service().key();
    }

    public String name() {
        return words.text(service().name());
    }

    public String summary() {
        return words.text(service().summary());
    }

    public int version() {
        return service().version();
    }

    public TicketType type() {
        return service().type();
    }

    public boolean isHidden() {
        return service().hidden();
    }

    public boolean isConfidential() {
        return service().confidential();
    }

    public String icon() {
        return catalogueWords.icon(service().icon(), family() == null ? null : family().icon());
    }

    public String familyName() {
        return family() == null ? service().family() : words.text(family().name());
    }

    private ServiceFamily family() {
        return edition().family(service().family()).orElse(null);
    }

    /** The tabs of the page; all but the first are named in the query. */
    public List<String> tabs() {
        return TABS;
    }

    public String tab() {
        var wanted = request.getParameter("tab");
        return wanted != null && TABS.contains(wanted) ? wanted : TABS.get(0);
    }

    // Overview

    /** What one gets, paragraph by paragraph. */
    public List<String> paragraphs() {
        return Arrays.stream(words.text(service().description()).split("\\n\\s*\\n"))
                .filter(paragraph -> !paragraph.isBlank())
                .toList();
    }

    /** Its own owners, else those of the family. */
    public List<PersonSummary> ownersOf() {
        return owners.of(edition().ownersOf(service()));
    }

    public boolean isOwnedByFamily() {
        return service().owners().isEmpty();
    }

    public List<String> keywords() {
        return service().keywords();
    }

    public Impact usualImpact() {
        return service().usualImpact();
    }

    public Urgency usualUrgency() {
        return service().usualUrgency();
    }

    public List<Impact> impactChoices() {
        return service().impactChoices();
    }

    public List<Urgency> urgencyChoices() {
        return service().urgencyChoices();
    }

    public Priority usualPriority() {
        return PriorityMatrix.priority(service().usualImpact(), service().usualUrgency());
    }

    public int autoCloseDays() {
        return service().autoCloseDays();
    }

    public int reopenDays() {
        return service().reopenDays();
    }

    /** Who answers, line by line, with how long each group may hold a ticket. */
    public List<LineView> lines() {
        if (lines == null) {
            lines = service().lines().stream()
                    .map(line -> new LineView(
                            line.line(), line.groups().stream().map(this::group).toList()))
                    .toList();
        }
        return lines;
    }

    private GroupView group(String key) {
        var definition = edition().group(key).orElseThrow();
        var members = groups.membersOf(key);
        var leads = owners.byId(members.leads());
        return new GroupView(
                key,
                words.text(definition.name()),
                key.equals(service().receivingGroup()),
                calendarName(definition.calendar()),
                members.people().size(),
                leads.values().stream().map(PersonSummary::name).sorted().collect(Collectors.joining(", ")),
                held(definition));
    }

    private List<HeldView> held(GroupDefinition group) {
        return group.ola().stream()
                .sorted(Comparator.comparing(ServiceLevelTarget::priority))
                .map(target -> new HeldView(
                        target.priority(),
                        catalogueWords.shortAmount(
                                target.target(),
                                calendar(group.calendar(target)).calendar())))
                .toList();
    }

    // Questions

    /** The form as it is defined. */
    public List<FieldView> fields() {
        var form = service().form();
        return form.fields().stream()
                .map(field -> new FieldView(
                        field.name(),
                        field.type(),
                        field.label(),
                        field.help(),
                        field.required(),
                        field.options().stream()
                                .map(option -> new Choice(option.value(), words.text(option.label())))
                                .toList(),
                        catalogueWords.limits(field),
                        field.pattern(),
                        catalogueWords.condition(field, form)))
                .toList();
    }

    /** The form as an employee meets it, given the answers of the query. */
    public List<AskedView> asked() {
        if (asked == null) {
            var form = service().form();
            var answers = answers();
            var visible = Set.copyOf(form.visibleFields(answers));
            asked = form.fields().stream()
                    .map(field -> asked(field, answers.get(field.name()), visible.contains(field)))
                    .toList();
        }
        return asked;
    }

    private Map<String, Object> answers() {
        var answers = new HashMap<String, Object>();
        for (var field : service().form().fields()) {
            var given = request.getParameterValues(ANSWER + field.name());
            if (given != null && given.length > 0 && !given[0].isBlank()) {
                answers.put(
                        field.name(),
                        switch (field.type()) {
                            case CHECKBOX -> true;
                            case MULTI_CHOICE -> List.of(given);
                            default -> given[0];
                        });
            }
        }
        return answers;
    }

    private AskedView asked(FormField field, Object answer, boolean visible) {
        var chosen =
                answer instanceof List<?> several ? Set.copyOf(several) : answer == null ? Set.of() : Set.of(answer);
        return new AskedView(
                ANSWER + field.name(),
                look(field.type()),
                words.text(field.label()),
                words.text(field.help()),
                field.required(),
                field.options().stream()
                        .map(option -> new OptionView(
                                option.value(), words.text(option.label()), chosen.contains(option.value())))
                        .toList(),
                answer instanceof String text ? text : "",
                answer instanceof Boolean,
                field.type().isText() ? field.longest() : 200,
                visible,
                catalogueWords.condition(field, service().form()));
    }

    private static String look(FieldType type) {
        return switch (type) {
            case TEXT, PERSON -> "text";
            case TEXT_AREA -> "lines";
            case NUMBER -> "number";
            case DATE -> "date";
            case CHOICE -> "list";
            case MULTI_CHOICE -> "boxes";
            case CHECKBOX -> "box";
            case EMAIL -> "email";
            case PHONE -> "tel";
        };
    }

    // Promises

    public String agreementName() {
        return words.text(agreement().name());
    }

    public String agreementKey() {
        return agreement().key();
    }

    /** Whether the viewer may choose another agreement. */
    public boolean isChoosable() {
        return rights.of(person.identity()).mayEditService(key());
    }

    /** Whether that has just happened. */
    public boolean isChosen() {
        return "GET".equals(request.getMethod()) && request.getParameter("chosen") != null;
    }

    /** Key of the agreement of its own, or the one that was tried; empty for the family's. */
    public String ownAgreement() {
        return Objects.toString(
                "POST".equals(request.getMethod())
                        ? request.getParameter("agreement")
                        : service().ownAgreement(),
                "");
    }

    /** Key of the calendar of its own, or the one that was tried; empty for the family's. */
    public String ownCalendar() {
        return Objects.toString(
                "POST".equals(request.getMethod())
                        ? request.getParameter("calendar")
                        : service().ownCalendar(),
                "");
    }

    /** What the family promises, in words; empty for nothing. */
    public String familyAgreement() {
        return family() == null || family().agreement() == null
                ? ""
                : edition()
                        .agreement(family().agreement())
                        .map(found -> words.text(found.name()))
                        .orElse("");
    }

    /** The calendar of the family, in words; empty for none. */
    public String familyCalendar() {
        return family() == null || family().calendar() == null ? "" : calendarName(family().calendar());
    }

    public int agreementVersion() {
        return agreement().version();
    }

    /** Names of other services that promise the same, so that nobody changes theirs unknowingly. */
    public List<String> sharedWith() {
        return edition().services().stream()
                .filter(other -> other.agreement().equals(service().agreement())
                        && !other.key().equals(key()))
                .map(other -> words.text(other.name()))
                .toList();
    }

    private ServiceLevelAgreement agreement() {
        return edition().agreement(service().agreement()).orElseThrow();
    }

    /** The targets, kind by kind, each with when it would be due if a ticket were filed now. */
    public List<KindView> promises() {
        if (promises == null) {
            var now = clock.instant();
            var reachable = reachable();
            promises = Arrays.stream(TargetKind.values())
                    .map(kind -> new KindView(
                            kind,
                            agreement().targets().stream()
                                    .filter(target -> target.kind() == kind)
                                    .sorted(Comparator.comparing(ServiceLevelTarget::priority))
                                    .map(target -> target(target, now, reachable))
                                    .toList()))
                    .filter(kind -> !kind.targets().isEmpty())
                    .toList();
        }
        return promises;
    }

    private TargetView target(ServiceLevelTarget target, Instant now, Set<Priority> reachable) {
        var calendar = calendar(target.calendar().key(service().calendar(), null));
        var time = catalogue.workingTime(calendar.key(), calendar.version());
        return new TargetView(
                target.priority(),
                target.priority() == usualPriority(),
                reachable.contains(target.priority()),
                catalogueWords.amount(target.target(), calendar.calendar()),
                time.add(now, target.target().on(calendar.calendar())),
                calendar.key(),
                target.calendar().equals(TargetCalendar.OF_REQUESTER_LOCATION)
                        ? words.of("catalogue_offering.target.location", words.text(calendar.name()))
                        : words.text(calendar.name()),
                List.copyOf(target.pausesOn()),
                target.warnAt());
    }

    /** Priorities a requester's choices can lead to; agents may give others later. */
    private Set<Priority> reachable() {
        var priorities = new LinkedHashSet<Priority>();
        for (var impact : orUsual(service().impactChoices(), service().usualImpact())) {
            for (var urgency : orUsual(service().urgencyChoices(), service().usualUrgency())) {
                priorities.add(PriorityMatrix.priority(impact, urgency));
            }
        }
        return priorities;
    }

    private static <T> List<T> orUsual(List<T> choices, T usual) {
        return choices.isEmpty() ? List.of(usual) : choices;
    }

    /** What happens when a promise is in danger, in the order it happens. */
    public List<EscalationRule> escalations() {
        return agreement().escalations().stream()
                .sorted(Comparator.comparing(EscalationRule::kind)
                        .thenComparing(rule -> rule.at().isBreach())
                        .thenComparing(EscalationRule::at, ServiceLevelTarget.WRITTEN))
                .toList();
    }

    /** What of it can hardly be meant, in words. */
    public List<String> oddities() {
        if (oddities == null) {
            oddities = AgreementLint.check(
                            agreement(),
                            edition(),
                            key -> catalogue.workingTime(key, calendar(key).version()),
                            facts,
                            clock.instant())
                    .stream()
                    .map(catalogueWords::finding)
                    .distinct()
                    .toList();
        }
        return oddities;
    }

    /** The calendars the promises and the groups count on. */
    public List<CalendarView> calendars() {
        if (calendars == null) {
            calendars = Stream.concat(
                            edition().calendarsOf(service()).stream(),
                            service().groups().stream()
                                    .flatMap(key -> edition().group(key).stream())
                                    .map(GroupDefinition::calendar))
                    .filter(Objects::nonNull)
                    .distinct()
                    .map(this::calendar)
                    .map(this::view)
                    .toList();
        }
        return calendars;
    }

    private CalendarView view(CalendarDefinition calendar) {
        return new CalendarView(
                calendar.key(),
                calendar.version(),
                words.text(calendar.name()),
                calendar.calendar().zone().getId(),
                catalogueWords.openNow(calendar),
                catalogueWords.week(calendar.calendar()),
                catalogueWords.nextHolidays(calendar.calendar(), HOLIDAYS_SHOWN));
    }

    private CalendarDefinition calendar(String key) {
        return edition().calendar(key).orElseThrow();
    }

    private String calendarName(String key) {
        return words.text(calendar(key).name());
    }

    // History

    /** Every version that was published, newest first. */
    public List<PublicationView> publications() {
        if (publications == null) {
            publications = PublicationView.of(history.ofService(key()), owners);
        }
        return publications;
    }

    public record LineView(int line, List<GroupView> groups) {}

    /**
     * A group that answers.
     *
     * @param receiving whether new tickets come to it first
     * @param leads names, empty when nobody leads it
     * @param held how long it may hold a ticket
     */
    public record GroupView(
            String key,
            String name,
            boolean receiving,
            String calendar,
            int members,
            String leads,
            List<HeldView> held) {}

    public record HeldView(Priority priority, String time) {}

    /**
     * A question as it is defined.
     *
     * @param limits what the answer may be beyond its type, in words; empty for nothing
     * @param pattern null for none
     * @param condition when it is asked, as a sentence; empty for always
     */
    public record FieldView(
            String name,
            FieldType type,
            LocalizedText label,
            LocalizedText help,
            boolean required,
            List<Choice> options,
            String limits,
            String pattern,
            String condition) {}

    /**
     * A question as it is met.
     *
     * @param look text, lines, number, date, email, tel, list, boxes or box
     * @param answer what was typed
     * @param ticked whether the box is
     */
    public record AskedView(
            String name,
            String look,
            String label,
            String help,
            boolean required,
            List<OptionView> options,
            String answer,
            boolean ticked,
            int maxLength,
            boolean visible,
            String condition) {}

    public record OptionView(String value, String label, boolean chosen) {}

    public record KindView(TargetKind kind, List<TargetView> targets) {}

    /**
     * A promise at one priority.
     *
     * @param usual whether a ticket has this priority when the requester chooses nothing
     * @param reachable whether the requester's choices can lead to it
     * @param amount of working time, in words
     * @param due if a ticket were filed now; null when that never comes
     */
    public record TargetView(
            Priority priority,
            boolean usual,
            boolean reachable,
            String amount,
            Instant due,
            String calendarKey,
            String calendarName,
            List<HoldReason> pauses,
            List<Threshold> warnAt) {}

    /** @param holidays the next ones */
    public record CalendarView(
            String key,
            int version,
            String name,
            String zone,
            String openNow,
            List<CatalogueWords.WeekLine> week,
            List<String> holidays) {}
}
