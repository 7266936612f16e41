package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.group.GroupSummary;
import org.threeline.catalog.offering.DefinitionEdit;
import org.threeline.catalog.offering.DefinitionKind;
import org.threeline.catalog.offering.Publication;
import org.threeline.catalog.sla.Priority;
import org.threeline.desk.oncall.OnCall;
import org.threeline.desk.oncall.OnCall.OnCallView;
import org.threeline.desk.staff.GroupStaffing;
import org.threeline.desk.ticket.GroupLoad;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.LocalizedText;
import org.threeline.kernel.NotFound;
import org.threeline.web.definition.DefinitionPage;
import org.threeline.web.faces.Choice;

/**
 * One support group. What it is, its name, line, calendar and the groups beside it, belongs to the catalogue and is
 * published as a version; who belongs to it changes at once. Administrators do both, leads the second for their own.
 */
@Named
@RequestScoped
public class GroupPage extends DefinitionPage<GroupDefinition> {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");

    private static final int TURNS_AHEAD = 4;

    @Inject
    GroupStaffing staffing;

    @Inject
    FacesContext faces;

    @Inject
    GroupWords groupWords;

    @Inject
    GroupMembers staff;

    @Inject
    OnCall onCall;

    private String key;
    private List<OnCallView> turns;
    private GroupSummary group;
    private GroupDefinition inForce;
    private final Map<String, String> errors = new LinkedHashMap<>();
    private String nameEn = "";
    private String nameRu = "";
    private int line = 1;
    private String calendar = "";
    private Set<String> sideways = Set.of();
    private GroupTargets targets = GroupTargets.none();
    private int revertedTo;
    private String reason = "";
    private boolean overFile;
    private Integer version;
    private GroupLoad load;

    /** Prepares the page, and takes what was sent to it. */
    public void receive() throws IOException {
        find();
        var command = request.getParameter("do");
        if (command == null || !"POST".equals(request.getMethod())) {
            show();
            return;
        }
        switch (command) {
            case "save", "retire" -> {
                readDefinition();
                publish(command.equals("retire"));
            }
            case "forecast", "simulate" -> {
                readDefinition();
                if (errors.isEmpty()) {
                    var edit = DefinitionEdit.of(typed(), version, null, true);
                    if (command.equals("forecast")) {
                        running.foresee(edit);
                    } else {
                        simulate(edit);
                    }
                }
            }
            case "lead", "unlead", "remove" -> {
                show();
                changeMember(command, Objects.toString(request.getParameter("login"), ""));
            }
            default -> {
                show();
                if (command.startsWith("revert:")) {
                    revert(command.substring("revert:".length()));
                }
            }
        }
    }

    /** Puts an old version into the form; nothing is published before it is saved. */
    private void revert(String number) {
        requireAdmin();
        if (group == null || !number.matches("[0-9]{1,6}")) {
            throw new NotFound("version " + number);
        }
        var old = catalogue.group(key, Integer.parseInt(number));
        show(old);
        version = inForce == null ? null : Integer.valueOf(inForce.version());
        reason = words.of("admin_calendar.reverted.reason", old.version());
        revertedTo = old.version();
        requireCalendars();
    }

    private void find() {
        if (key != null) {
            return;
        }
        key = address.path().endsWith("/admin/groups/new") ? "" : address.part("key");
        if (key.isEmpty()) {
            requireAdmin();
            return;
        }
        group = staffing.groups(person.actor()).stream()
                .filter(each -> each.key().equals(key) && each.calendarKey() != null)
                .findFirst()
                .orElseThrow(() -> new NotFound("group " + key));
        inForce = catalogue.inForce().group(key).orElse(null);
        running.of(kind(), key);
        staff.of(key);
    }

    /** Who belongs to it. */
    public GroupMembers getStaff() {
        // What was sent is taken apart before the page is drawn, and has to know whose members these are.
        find();
        return staff;
    }

    private void requireAdmin() {
        if (!person.isAdmin()) {
            throw new NotFound("group " + key + " to define");
        }
    }

    private void show() {
        if (inForce != null) {
            show(inForce);
            version = inForce.version();
        } else {
            lastVersion().ifPresent(this::show);
        }
    }

    private void show(GroupDefinition definition) {
        nameEn = definition.name().en();
        nameRu = Objects.toString(definition.name().ru(), "");
        line = definition.line();
        calendar = definition.calendar();
        sideways = new TreeSet<>(definition.sideways());
        targets = GroupTargets.of(definition);
    }

    /** What a retired group was when it was; empty for one that is new, or that no catalogue ever defined. */
    private Optional<GroupDefinition> lastVersion() {
        return group == null
                ? Optional.empty()
                : history.ofGroup(key).stream()
                        .flatMap(publication -> publication.versions().stream())
                        .findFirst()
                        .map(last -> catalogue.group(key, last.number()));
    }

    private void readDefinition() {
        requireAdmin();
        show();
        nameEn = text("name.en");
        nameRu = text("name.ru");
        line = text("line").matches("[123]") ? Integer.parseInt(text("line")) : 0;
        calendar = text("calendar");
        var beside = request.getParameterValues("sideways");
        sideways = beside == null ? Set.of() : new TreeSet<>(Arrays.asList(beside));
        reason = text("reason");
        overFile = request.getParameter("over") != null;
        version = text("version").matches("[0-9]{1,9}") ? Integer.valueOf(text("version")) : null;
        if (inForce == null && group == null) {
            key = text("key");
            if (!KEY.matcher(key).matches() || key.length() > 60 || DefinitionKind.GROUP.isReserved(key)) {
                errors.put("key", words.get("admin_calendar.key.malformed"));
            }
        }
        if (nameEn.isEmpty()) {
            errors.put("name.en", words.get("input.missing"));
        } else if (nameEn.length() > LONGEST_NAME) {
            errors.put("name.en", words.of("input.too_long", LONGEST_NAME));
        }
        if (nameRu.length() > LONGEST_NAME) {
            errors.put("name.ru", words.of("input.too_long", LONGEST_NAME));
        }
        if (line == 0) {
            errors.put("line", words.get("input.missing"));
        }
        targets.read(request::getParameter);
        for (var priority : Priority.values()) {
            if (!targets.isRight(priority)) {
                errors.put(GroupTargets.field(priority), words.get("admin_group.ola.malformed"));
            }
        }
        requireCalendars();
        if (reason.length() > LONGEST_REASON) {
            errors.put("reason", words.of("input.too_long", LONGEST_REASON));
        }
    }

    /** Every calendar that is named has to be there; an old version may name one that is not any more. */
    private void requireCalendars() {
        if (!isKnown(calendar)) {
            errors.put("calendar", words.get("input.missing"));
        }
        for (var priority : Priority.values()) {
            var own = targets.typed(priority).calendar();
            if (!own.isEmpty() && !isKnown(own)) {
                errors.putIfAbsent(GroupTargets.field(priority), words.get("admin_group.ola.calendar"));
            }
        }
    }

    private boolean isKnown(String calendarKey) {
        return catalogue.inForce().calendar(calendarKey).isPresent();
    }

    private String text(String name) {
        return Objects.toString(request.getParameter(name), "").strip();
    }

    private GroupDefinition typed() {
        return new GroupDefinition(
                key,
                0,
                new LocalizedText(nameEn, nameRu.isEmpty() ? null : nameRu),
                line,
                calendar,
                targets.promised(calendar),
                sideways.stream()
                        .filter(each -> catalogue
                                .inForce()
                                .group(each)
                                .filter(other -> other.line() == line && !each.equals(key))
                                .isPresent())
                        .toList());
    }

    private void publish(boolean retire) throws IOException {
        if (retire && !reasonsAgainstRetiring().isEmpty()) {
            reasonsAgainstRetiring().forEach(this::refuse);
            return;
        }
        if (!retire && !errors.isEmpty()) {
            return;
        }
        var why = reason.isEmpty() ? null : reason;
        var edit = retire
                ? DefinitionEdit.retireGroup(key, version == null ? 0 : version, why, overFile)
                : DefinitionEdit.of(typed(), version, why, overFile);
        var changes = publish(edit, rights.of(person.identity())::permit, retire ? null : typed());
        if (changes.isPresent()) {
            leave(key + (retire ? "?retired" : outcome(changes.get())));
        }
    }

    @Override
    protected DefinitionKind kind() {
        return DefinitionKind.GROUP;
    }

    @Override
    protected String definitionKey() {
        return key;
    }

    @Override
    protected GroupDefinition version(String groupKey, int number) {
        return catalogue.group(groupKey, number);
    }

    @Override
    protected List<Publication> publications() {
        return group == null ? List.of() : history.ofGroup(group.key());
    }

    @Override
    protected void refuseKey(BusinessRuleViolation taken) {
        errors.put("key", words.of(taken.key(), taken.arguments().toArray()));
    }

    @Override
    protected void goOnFrom(GroupDefinition current) {
        inForce = current;
        version = current.version();
    }

    private void changeMember(String command, String login) throws IOException {
        try {
            staff.change(command, login);
        } catch (BusinessRuleViolation refused) {
            refuse(refused);
        }
    }

    private void leave(String to) throws IOException {
        browser.redirect(request.getContextPath() + "/admin/groups/" + to);
        faces.responseComplete();
    }

    /** What stands against retiring the group; nothing when it may be retired. */
    public List<String> reasonsAgainstRetiring() {
        var against = new ArrayList<String>();
        if (inForce == null) {
            return against;
        }
        if (!services().isEmpty()) {
            against.add(words.count("admin_group.retire.services", services().size()));
        }
        var beside = catalogue.inForce().groups().stream()
                .filter(other -> other.sideways().contains(key))
                .map(other -> words.text(other.name()))
                .toList();
        if (!beside.isEmpty()) {
            against.add(words.of("admin_group.retire.sideways", String.join(", ", beside)));
        }
        if (load().open() > 0) {
            against.add(words.count("admin_group.retire.tickets", load().open()));
        }
        return against;
    }

    @Override
    protected List<String> differences(GroupDefinition before, GroupDefinition after) {
        return groupWords.differences(before, after);
    }

    public boolean isNew() {
        // What was sent is taken apart before the page is drawn, and only by parts that are there.
        find();
        return group == null;
    }

    public boolean isAdmin() {
        return person.isAdmin();
    }

    /** Whether the catalogue still defines it. */
    public boolean isOffered() {
        return inForce != null;
    }

    public String title() {
        return group == null ? words.get("admin_group.new") : words.text(group.name());
    }

    public String path() {
        return request.getContextPath() + "/admin/groups/" + (group == null ? "new" : group.key());
    }

    /** What happened on the way here: {@code published}, {@code removed} and so on; empty for nothing. */
    public String happened() {
        var query = Objects.toString(request.getQueryString(), "");
        var word = query.contains("=") ? query.substring(0, query.indexOf('=')) : query;
        return "GET".equals(request.getMethod())
                        && List.of("published", "published-moving", "same", "retired", "added", "changed", "removed")
                                .contains(word)
                ? word
                : "";
    }

    /** How many tickets went back to the queue with the member who left. */
    public int putBack() {
        var count = Objects.toString(request.getParameter("removed"), "");
        return count.matches("[0-9]{1,6}") ? Integer.parseInt(count) : 0;
    }

    public String key() {
        return key;
    }

    public Integer version() {
        return version;
    }

    public int inForceVersion() {
        return inForce == null ? 0 : inForce.version();
    }

    public String nameEn() {
        return nameEn;
    }

    public String nameRu() {
        return nameRu;
    }

    public int line() {
        return line;
    }

    public String calendar() {
        return calendar;
    }

    public String calendarName() {
        return groupWords.calendarName(calendar);
    }

    /** How long it may hold tickets, by priority. */
    public List<TargetRow> targets() {
        return Arrays.stream(Priority.values())
                .map(priority -> new TargetRow(
                        priority,
                        GroupTargets.field(priority),
                        targets.typed(priority).target(),
                        targets.typed(priority).calendar()))
                .toList();
    }

    /** Whether the calendar it works by is one of the catalogue. */
    public boolean isCalendarKnown() {
        return isKnown(calendar);
    }

    /** The version that stands in the form again; 0 for none. */
    public int revertedTo() {
        return revertedTo;
    }

    public String reason() {
        return reason;
    }

    public boolean isOverFile() {
        return overFile;
    }

    /** What is wrong with a field, in words; null when nothing is. */
    public String error(String field) {
        return errors.get(field);
    }

    public List<Choice> calendars() {
        return catalogue.inForce().calendars().stream()
                .map(each -> new Choice(each.key(), words.text(each.name())))
                .toList();
    }

    /** The groups it could escalate to beside its line's next: those of the same line. */
    public List<Choice> besides() {
        return catalogue.inForce().groups().stream()
                .filter(other -> !other.key().equals(key) && other.line() == line)
                .map(other -> new Choice(other.key(), words.text(other.name())))
                .toList();
    }

    public boolean isBeside(String other) {
        return sideways.contains(other);
    }

    public GroupLoad load() {
        if (load == null) {
            load = staffing.loads().getOrDefault(key, GroupLoad.NONE);
        }
        return load;
    }

    /** Who is on call now and in the next turns; nothing where the group keeps no rota. */
    public List<OnCallView> onCall() {
        if (turns == null) {
            turns = group == null ? List.of() : onCall.coming(key, TURNS_AHEAD);
        }
        return turns;
    }

    /** The services whose lines name the group. */
    public List<Choice> services() {
        return catalogue.inForce().services().stream()
                .filter(service -> service.isServedBy(key))
                .map(service -> new Choice(service.key(), words.text(service.name())))
                .toList();
    }

    /**
     * How long the group may hold a ticket of a priority, as it is typed.
     *
     * @param field the name of its field
     * @param target for example {@code 4h}; empty for no promise
     * @param calendar key; empty for the group's
     */
    public record TargetRow(Priority priority, String field, String target, String calendar) {}
}
