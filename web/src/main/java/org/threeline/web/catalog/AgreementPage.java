package org.threeline.web.catalog;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.offering.AgreementLint;
import org.threeline.catalog.offering.DefinitionEdit;
import org.threeline.catalog.offering.DefinitionKind;
import org.threeline.catalog.offering.Publication;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.Recipient;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.catalog.sla.TargetCalendar;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.clock.PromiseExamples;
import org.threeline.desk.escalation.AgreementFacts;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.NotFound;
import org.threeline.web.definition.DefinitionPage;
import org.threeline.web.faces.Choice;
import org.threeline.web.text.Sentences;

/**
 * One agreement as a form: its promises by kind and priority, what happens when they are in danger, and beside it what
 * that means for a ticket and what of it can hardly be meant. The form is an ordinary one whose buttons name what they
 * do, so it works without a script; with one, the same answers replace parts of the page while one types. What is saved
 * becomes the agreement's next version; what was typed stays whatever happens.
 */
@Named
@RequestScoped
public class AgreementPage extends DefinitionPage<ServiceLevelAgreement> {
    private static final String ROOT = "/catalogue/agreements/";

    @Inject
    CatalogueWords catalogueWords;

    @Inject
    AgreementWords agreementWords;

    @Inject
    PromiseExamples examples;

    @Inject
    AgreementFacts facts;

    @Inject
    Clock clock;

    private AgreementForm form;
    private ServiceLevelAgreement inForce;
    private Optional<ServiceLevelAgreement> typed = Optional.empty();
    private List<KindView> kinds;
    private List<FindingView> findings;
    private boolean refused;
    private int revertedTo;

    /** Prepares the page, and takes what was sent to it. */
    public void receive() throws IOException {
        var key = address.path().endsWith(ROOT + "new") ? "" : address.part("key");
        inForce = key.isEmpty() ? null : catalogue.inForce().agreement(key).orElse(null);
        running.of(kind(), key);
        if (!key.isEmpty() && inForce == null
                || key.isEmpty() && !rights.of(person.identity()).mayAddAgreement()) {
            throw new NotFound("agreement " + key);
        }
        if (!"POST".equals(request.getMethod())) {
            form = inForce == null ? copied() : AgreementForm.of(inForce);
            form.exampleService = Objects.toString(request.getParameter("example"), "");
            look();
            form.forgiveMissing();
            return;
        }
        if (!isEditable()) {
            throw new NotFound("agreement " + key + " to edit");
        }
        form = AgreementForm.sent(request.getParameterMap());
        if (inForce != null) {
            form.key = key;
        }
        act(Objects.toString(request.getParameter("do"), ""));
    }

    /** A new agreement, or one that says what another says until it is changed. */
    private AgreementForm copied() {
        var original = Objects.toString(request.getParameter("copy"), "");
        return catalogue
                .inForce()
                .agreement(original)
                .map(agreement -> {
                    var copy = AgreementForm.of(agreement);
                    copy.key = "";
                    copy.version = null;
                    copy.nameEn = Sentences.of(Locale.ENGLISH, "catalogue_agreement.copy_of", copy.nameEn);
                    copy.nameRu = copy.nameRu.isEmpty()
                            ? ""
                            : Sentences.of(Locale.forLanguageTag("ru"), "catalogue_agreement.copy_of", copy.nameRu);
                    return copy;
                })
                .orElseGet(AgreementForm::fresh);
    }

    private void act(String command) throws IOException {
        if (command.equals("save")) {
            save();
            return;
        }
        if (command.equals("retire")) {
            retire();
            return;
        }
        if (command.startsWith("revert:")) {
            revert(command.substring("revert:".length()));
        } else {
            form.change(command);
        }
        look();
        if (command.equals("forecast") && inForce != null) {
            typed.ifPresent(agreement -> running.foresee(DefinitionEdit.of(agreement, form.version, null, true)));
        }
        if (command.equals("simulate") && inForce != null && typed.isPresent()) {
            simulate(DefinitionEdit.of(typed.get(), form.version, null, true));
        }
        form.forgiveMissing();
    }

    /** Reads what is typed, and says what is wrong with it. */
    private void look() {
        if (inForce != null) {
            form.follow(inForce);
        }
        typed = form.read(this::calendarOf);
        requireCalendarOfServices();
        requireKnownWatchers();
        if (!form.firstError().isEmpty()) {
            typed = Optional.empty();
        }
    }

    private ServiceCalendar calendarOf(String key) {
        return catalogue
                .inForce()
                .calendar(key)
                .map(CalendarDefinition::calendar)
                .orElse(null);
    }

    private void requireCalendarOfServices() {
        usedBy().stream()
                .filter(service -> service.calendar() == null)
                .findFirst()
                .ifPresent(service -> form.understood().targets().stream()
                        .filter(target -> !target.calendar().isFixed())
                        .forEach(target -> form.refuse(
                                AgreementForm.field(target.kind(), target.priority()) + ".calendar",
                                "catalogue_agreement.service_without_calendar",
                                words.text(service.name()))));
    }

    private void requireKnownWatchers() {
        var named = form.watchers();
        var known = people.idsOf(
                        named.values().stream().flatMap(Collection::stream).toList())
                .keySet();
        named.forEach((row, logins) -> logins.stream()
                .filter(login -> !known.contains(login.toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(login ->
                        form.refuse("rule." + row + ".watchers", "catalogue_agreement.watcher_unknown", login)));
    }

    private void save() throws IOException {
        look();
        if (typed.isEmpty()) {
            refused = true;
            form.focusOn(form.firstError());
            return;
        }
        var edit = DefinitionEdit.of(typed.get(), form.version, reasonOrNone(), form.overFile);
        var permitted = rights.of(person.identity());
        var changes = publish(
                edit,
                change -> permitted.permit(change) && (inForce == null || permitted.mayEditAgreement(form.key)),
                typed.get());
        if (changes.isPresent()) {
            leave(ROOT + form.key + outcome(changes.get()));
        }
    }

    private void retire() throws IOException {
        look();
        if (inForce == null || !isRetirable()) {
            throw new NotFound("agreement " + form.key + " to retire");
        }
        var edit = DefinitionEdit.retireAgreement(
                form.key, form.version == null ? 0 : form.version, reasonOrNone(), form.overFile);
        if (publish(edit, rights.of(person.identity())::permit, null).isPresent()) {
            leave("/catalogue/agreements?retired");
        }
    }

    private String reasonOrNone() {
        return form.reason.isEmpty() ? null : form.reason;
    }

    private void leave(String to) throws IOException {
        browser.redirect(request.getContextPath() + to);
        FacesContext.getCurrentInstance().responseComplete();
    }

    /** Puts an old version into the form; nothing is published before it is saved. */
    private void revert(String number) {
        if (inForce == null || !number.matches("[0-9]{1,6}")) {
            throw new NotFound("version " + number);
        }
        var old = catalogue.agreement(form.key, Integer.parseInt(number));
        form = AgreementForm.of(old);
        form.version = inForce.version();
        form.reason = words.of("admin_calendar.reverted.reason", old.version());
        revertedTo = old.version();
    }

    @Override
    protected DefinitionKind kind() {
        return DefinitionKind.AGREEMENT;
    }

    @Override
    protected String definitionKey() {
        return form.key;
    }

    @Override
    protected ServiceLevelAgreement version(String key, int number) {
        return catalogue.agreement(key, number);
    }

    @Override
    protected List<String> differences(ServiceLevelAgreement before, ServiceLevelAgreement after) {
        return agreementWords.differences(before, after);
    }

    @Override
    protected List<Publication> publications() {
        return inForce == null ? List.of() : history.ofAgreement(inForce.key());
    }

    @Override
    protected void refuseKey(BusinessRuleViolation taken) {
        refused = true;
        form.refuse("key", taken.key(), taken.arguments().toArray());
        form.focusOn("key");
    }

    @Override
    protected void goOnFrom(ServiceLevelAgreement current) {
        inForce = current;
        form.version = current.version();
    }

    public boolean isNew() {
        return inForce == null;
    }

    /** Whether this person may change it; others see what it says. */
    public boolean isEditable() {
        var permitted = rights.of(person.identity());
        return inForce == null ? permitted.mayAddAgreement() : permitted.mayEditAgreement(inForce.key());
    }

    /** Whether this person may define another one. */
    public boolean isCopyable() {
        return inForce != null && rights.of(person.identity()).mayAddAgreement();
    }

    /** Whether it can go: nothing promises it any more. */
    public boolean isRetirable() {
        return inForce != null
                && isEditable()
                && usedBy().isEmpty()
                && families().isEmpty();
    }

    public String title() {
        return inForce == null ? words.get("catalogue_agreement.new") : words.text(inForce.name());
    }

    public String path() {
        return request.getContextPath() + ROOT + (inForce == null ? "new" : inForce.key());
    }

    public int inForceVersion() {
        return inForce == null ? 0 : inForce.version();
    }

    public int revertedTo() {
        return revertedTo;
    }

    public boolean isOverFile() {
        return form.overFile;
    }

    public String typedKey() {
        return form.key;
    }

    public String nameEn() {
        return form.nameEn;
    }

    public String nameRu() {
        return form.nameRu;
    }

    public String reason() {
        return form.reason;
    }

    public Integer version() {
        return form.version;
    }

    /** Whether saving was refused for what is typed. */
    public boolean isWrong() {
        return refused;
    }

    /** What is wrong with a field, in words; null when nothing is. */
    public String error(String field) {
        var error = form.error(field);
        return error == null
                ? null
                : words.of(
                        error.code(),
                        error.arguments().stream()
                                .map(argument ->
                                        argument instanceof TargetKind kind ? agreementWords.kind(kind) : argument)
                                .toArray());
    }

    /** Whether the typing goes to this field. */
    public String focus(String field) {
        return form.focus().equals(field) ? "true" : null;
    }

    /** The promises, kind by kind. */
    public List<KindView> kinds() {
        if (kinds == null) {
            kinds = AgreementForm.KINDS.stream().map(this::view).toList();
        }
        return kinds;
    }

    private KindView view(TargetKind kind) {
        var row = form.kinds.get(kind);
        return new KindView(
                kind,
                "kind." + kind,
                row.apart,
                new RestView("kind." + kind, List.copyOf(row.pauses)),
                Arrays.stream(Priority.values())
                        .map(priority -> {
                            var cell = row.cells.get(priority);
                            var field = AgreementForm.field(kind, priority);
                            return new CellView(
                                    priority,
                                    field,
                                    cell.target(),
                                    cell.calendar(),
                                    calendars().stream()
                                            .noneMatch(choice -> choice.value().equals(cell.calendar())),
                                    cell.warnings(),
                                    new RestView(field, List.copyOf(cell.pauses())),
                                    meaning(kind, priority));
                        })
                        .toList());
    }

    private MeaningView meaning(TargetKind kind, Priority priority) {
        return form.understood().target(kind, priority).flatMap(this::meaning).orElse(new MeaningView("", "", ""));
    }

    private Optional<MeaningView> meaning(ServiceLevelTarget target) {
        var service = exampleService();
        var ofService = service.map(ServiceOffering::calendar).orElse(null);
        if (!target.calendar().isFixed() && ofService == null) {
            return Optional.of(new MeaningView("", words.get("catalogue_agreement.example.no_calendar"), ""));
        }
        var key = target.calendar().key(ofService, null);
        var now = clock.instant();
        return examples.of(target, key, now).map(example -> {
            var calendar = catalogue.inForce().calendar(key).orElseThrow();
            var zone = calendar.calendar().zone();
            var where = new ArrayList<String>();
            if (!target.calendar().isFixed()) {
                where.add(words.text(calendar.name()));
            }
            if (agreementWords.isElsewhere(zone, now)) {
                where.add(zone.getId());
            }
            return new MeaningView(
                    target.target().days() > 0 ? catalogueWords.amount(target.target(), calendar.calendar()) : "",
                    agreementWords.example(example, zone),
                    String.join(", ", where));
        });
    }

    /** What a target can be counted on. */
    public List<Choice> calendars() {
        var choices = new ArrayList<Choice>();
        for (var calendar : List.of(TargetCalendar.OF_SERVICE, TargetCalendar.OF_REQUESTER_LOCATION)) {
            choices.add(new Choice(calendar.toString(), agreementWords.calendar(calendar)));
        }
        catalogue.inForce().calendars().forEach(each -> choices.add(new Choice(each.key(), words.text(each.name()))));
        return choices;
    }

    /** What a clock may rest on. */
    public List<Choice> reasons() {
        return Arrays.stream(HoldReason.values())
                .map(reason -> new Choice(reason.name(), words.get("catalogue_hold." + reason)))
                .toList();
    }

    /** Who may be told. */
    public List<Choice> recipients() {
        return Arrays.stream(Recipient.values())
                .map(each -> new Choice(each.name(), words.get("catalogue_recipient." + each)))
                .toList();
    }

    /** The clocks a rule may watch. */
    public List<Choice> watched() {
        return Arrays.stream(TargetKind.values())
                .map(kind -> new Choice(kind.name(), agreementWords.kind(kind)))
                .toList();
    }

    /** When a rule may act. */
    public List<Choice> moments() {
        return Arrays.stream(AgreementForm.When.values())
                .map(when -> new Choice(when.name(), words.get("catalogue_agreement.when." + when)))
                .toList();
    }

    public List<Priority> priorities() {
        return List.of(Priority.values());
    }

    /** What happens when a promise is in danger. */
    public List<RuleView> rules() {
        var rows = new ArrayList<RuleView>();
        for (var i = 0; i < form.rules.size(); i++) {
            var rule = form.rules.get(i);
            rows.add(new RuleView(
                    i,
                    "rule." + i,
                    rule.kind == null ? "" : rule.kind.name(),
                    rule.priorities,
                    rule.when.name(),
                    rule.at,
                    rule.recipients,
                    rule.every,
                    rule.times,
                    rule.watching,
                    rule.raises,
                    rule.moves,
                    i == 0,
                    i == form.rules.size() - 1));
        }
        return rows;
    }

    public boolean isRuleAddable() {
        return form.rules.size() < AgreementForm.MOST_RULES;
    }

    /** What the form would change of the version in force, in words. */
    public List<String> changes() {
        return inForce == null || typed.isEmpty() ? List.of() : differences(inForce, typed.get());
    }

    /** Whether all of it is right. */
    public boolean isRight() {
        return typed.isPresent();
    }

    /** What of it can hardly be meant. */
    public List<FindingView> findings() {
        if (findings == null) {
            var edition = catalogue.inForce();
            findings = AgreementLint.check(
                            form.understood(),
                            edition,
                            key -> catalogue.workingTime(
                                    key, edition.calendar(key).orElseThrow().version()),
                            facts,
                            clock.instant())
                    .stream()
                    // Whoever is only about to define it knows that nothing uses it.
                    .filter(finding -> inForce != null || !finding.code().equals("agreement.unused"))
                    .map(finding -> new FindingView(catalogueWords.finding(finding), form.fieldOf(finding.path())))
                    .distinct()
                    .toList();
        }
        return findings;
    }

    private List<ServiceOffering> usedBy() {
        return inForce == null
                ? List.of()
                : catalogue.inForce().services().stream()
                        .filter(service -> inForce.key().equals(service.agreement()))
                        .toList();
    }

    /** The services that make these promises. */
    public List<Choice> services() {
        return usedBy().stream()
                .map(service -> new Choice(service.key(), words.text(service.name())))
                .toList();
    }

    /** The families whose services make these promises unless they say otherwise. */
    public List<Choice> families() {
        return inForce == null
                ? List.of()
                : catalogue.inForce().families().stream()
                        .filter(family -> inForce.key().equals(family.agreement()))
                        .map(family -> new Choice(family.key(), words.text(family.name())))
                        .toList();
    }

    /** The services an example can be for: those that make the promises, or any while none does. */
    public List<Choice> exampleServices() {
        var used = services();
        return used.isEmpty()
                ? catalogue.inForce().services().stream()
                        .map(service -> new Choice(service.key(), words.text(service.name())))
                        .toList()
                : used;
    }

    /** Whether a calendar is chosen that differs from service to service. */
    public boolean isExampleChosen() {
        return form.understood().needsCalendarOfService();
    }

    public String example() {
        return exampleService().map(ServiceOffering::key).orElse("");
    }

    private Optional<ServiceOffering> exampleService() {
        var possible = exampleServices();
        return possible.stream()
                .filter(choice -> choice.value().equals(form.exampleService))
                .findFirst()
                .or(() -> possible.stream().findFirst())
                .flatMap(choice -> catalogue.inForce().service(choice.value()));
    }

    /**
     * The promises of a kind.
     *
     * @param field what fields that hold for all of them begin with
     * @param apart whether each priority rests on reasons of its own
     */
    public record KindView(TargetKind kind, String field, boolean apart, RestView rest, List<CellView> cells) {}

    /**
     * What a clock rests on.
     *
     * @param field what its fields begin with
     */
    public record RestView(String field, List<HoldReason> pauses) {
        /** Whether the clock rests for it. */
        public boolean rests(String reason) {
            return pauses.stream().anyMatch(each -> each.name().equals(reason));
        }
    }

    /**
     * A promise at one priority.
     *
     * @param field its name, and what its other fields begin with
     * @param gone whether no such calendar is left
     */
    public record CellView(
            Priority priority,
            String field,
            String target,
            String calendar,
            boolean gone,
            String warnings,
            RestView rest,
            MeaningView meaning) {}

    /**
     * What a promise means; each part may be empty.
     *
     * @param amount days in hours
     * @param example a ticket filed shortly before closing
     * @param where the calendar and the zone it counts in, where the reader could not know them
     */
    public record MeaningView(String amount, String example, String where) {}

    /** A rule as it is typed. */
    public record RuleView(
            int index,
            String field,
            String kind,
            Set<Priority> priorities,
            String when,
            String at,
            Set<Recipient> recipients,
            String every,
            String times,
            String watching,
            boolean raises,
            boolean moves,
            boolean first,
            boolean last) {
        /** Whether it tells them. */
        public boolean tells(String recipient) {
            return recipients.stream().anyMatch(each -> each.name().equals(recipient));
        }

        /** Whether it is restricted to this priority among others. */
        public boolean isAt(Priority priority) {
            return priorities.contains(priority);
        }
    }

    /**
     * Something that can hardly be meant.
     *
     * @param field where; empty for the agreement as a whole
     */
    public record FindingView(String text, String field) {}
}
