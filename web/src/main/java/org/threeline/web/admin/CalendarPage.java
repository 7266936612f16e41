package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.holiday.HolidayFeed;
import org.threeline.catalog.holiday.HolidayFeed.HolidayReading;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.CatalogueChanges;
import org.threeline.catalog.offering.CatalogueChanges.Change;
import org.threeline.catalog.offering.CatalogueEditing;
import org.threeline.catalog.offering.CatalogueHistory;
import org.threeline.catalog.offering.DefinitionEdit;
import org.threeline.catalog.offering.DefinitionKind;
import org.threeline.desk.clock.Clocks;
import org.threeline.desk.identity.CatalogueRights;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.LocalizedText;
import org.threeline.kernel.NotFound;
import org.threeline.kernel.StaleVersion;
import org.threeline.web.faces.CurrentAddress;
import org.threeline.web.faces.Viewer;
import org.threeline.web.faces.Words;

/**
 * One working calendar as a form: its week, its holidays and the dates with hours of their own, with the next two weeks
 * as they will be beside it. The form is an ordinary one whose buttons name what they do, so it works without a script;
 * with one, the same answers replace parts of the page while one types. What is saved becomes the calendar's next
 * version; what was typed stays whatever happens.
 */
@Named
@RequestScoped
public class CalendarPage {
    private static final int MOST_YEARS = 20;
    private static final int MOST_FOUND = 500;
    private static final String SEPARATOR = "|";

    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueEditing editing;

    @Inject
    CatalogueHistory history;

    @Inject
    CatalogueRights rights;

    @Inject
    CalendarUse use;

    @Inject
    CalendarWords calendarWords;

    @Inject
    Clocks clocks;

    @Inject
    People people;

    @Inject
    CurrentPerson person;

    @Inject
    CurrentAddress address;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    @Inject
    Viewer viewer;

    @Inject
    Words words;

    @Inject
    Clock clock;

    private CalendarForm form;
    private CalendarDefinition inForce;
    private Optional<ServiceCalendar> look;
    private List<CalendarWords.DayLook> days;
    private final List<String> troubles = new ArrayList<>();
    private List<Change> unpublished = List.of();
    private List<String> theirs = List.of();
    private List<String> mine = List.of();
    private boolean stale;
    private boolean refused;
    private int revertedTo;
    private final List<Candidate> candidates = new ArrayList<>();
    private List<FileFault> fileFaults = List.of();
    private String fileTrouble;
    private String fileTold;
    private int firstYear;
    private int lastYear;
    private List<VersionView> versions;

    /** Prepares the page, and takes what was sent to it. */
    public void receive() throws IOException {
        var key = key();
        inForce = key.isEmpty() ? null : catalogue.inForce().calendar(key).orElse(null);
        if (!key.isEmpty() && inForce == null
                || key.isEmpty() && !rights.of(person.identity()).mayAddCalendar()) {
            throw new NotFound("calendar " + key);
        }
        firstYear = clock.instant().atZone(viewer.zone()).getYear();
        lastYear = firstYear + 2;
        if (!"POST".equals(request.getMethod())) {
            form = inForce == null ? CalendarForm.fresh(viewer.zone()) : CalendarForm.of(inForce);
            look();
            return;
        }
        if (!isEditable()) {
            throw new NotFound("calendar " + key + " to edit");
        }
        form = CalendarForm.sent(request.getParameterMap());
        if (inForce != null) {
            form.key = key;
        }
        readYears();
        readCandidates();
        act(Objects.toString(request.getParameter("do"), ""));
    }

    private void act(String command) throws IOException {
        switch (command) {
            case "save" -> save();
            case "read-file" -> readFile();
            case "take-file" -> takeCandidates();
            case "leave-file" -> candidates.clear();
            default -> {
                if (command.startsWith("revert:")) {
                    revert(command.substring("revert:".length()));
                } else {
                    form.change(command);
                }
            }
        }
        if (!command.equals("save")) {
            look();
            form.forgiveMissing();
        }
    }

    private void look() {
        look = form.look();
    }

    private void save() throws IOException {
        var read = form.read();
        look = form.look();
        if (read.isEmpty()) {
            refused = true;
            // An empty week is wrong at no field of its own; the first day is where one begins to mend it.
            form.focusOn(form.firstError().equals("week") ? "add-mon" : form.firstError());
            return;
        }
        var permitted = rights.of(person.identity());
        try {
            var edit = DefinitionEdit.of(
                    read.get(), form.version, form.reason.isEmpty() ? null : form.reason, form.overFile);
            var outcome = editing.publish(
                    edit,
                    person.id(),
                    change -> permitted.permit(change) && (inForce == null || permitted.mayEditCalendar(form.key)));
            outcome.faults().stream().map(CatalogueChanges.Fault::message).forEach(troubles::add);
            if (outcome.isValid()) {
                var what = outcome.changes().isEmpty() ? "?same" : "?published";
                browser.redirect(request.getContextPath() + "/admin/calendars/" + form.key + what);
                FacesContext.getCurrentInstance().responseComplete();
            }
        } catch (StaleVersion changedMeanwhile) {
            tellBoth(changedMeanwhile, read.get());
        } catch (BusinessRuleViolation violation) {
            if (violation.key().equals("catalogue.edit.key_taken")) {
                refused = true;
                form.refuse("key", violation.key(), violation.arguments().toArray());
                form.focusOn("key");
                return;
            }
            troubles.add(words.of(violation.key(), violation.arguments().toArray()));
            if (violation.key().equals("catalogue.edit.file_differs")) {
                unpublished = editing.unpublished(DefinitionKind.CALENDAR, form.key);
            }
        }
    }

    /** Shows what somebody else published and what was typed here; saving once more puts this on top of that. */
    private void tellBoth(StaleVersion changedMeanwhile, CalendarDefinition typed) {
        var seen = catalogue.calendar(form.key, changedMeanwhile.seen());
        var current = catalogue.calendar(form.key, changedMeanwhile.current());
        stale = true;
        inForce = current;
        theirs = calendarWords.differences(seen, current);
        mine = calendarWords.differences(current, typed);
        form.version = current.version();
    }

    /** Puts an old version into the form; nothing is published before it is saved. */
    private void revert(String number) {
        if (inForce == null || !number.matches("[0-9]{1,6}")) {
            throw new NotFound("version " + number);
        }
        var old = catalogue.calendar(form.key, Integer.parseInt(number));
        form = CalendarForm.of(old);
        form.version = inForce.version();
        form.reason = words.of("admin_calendar.reverted.reason", old.version());
        revertedTo = old.version();
    }

    private void readYears() {
        var from = request.getParameter("first-year");
        var to = request.getParameter("last-year");
        if (from != null && from.matches("[0-9]{4}") && to != null && to.matches("[0-9]{4}")) {
            firstYear = Integer.parseInt(from);
            lastYear = Integer.parseInt(to);
        }
    }

    private boolean areYearsRight() {
        return firstYear >= 1900 && lastYear <= 2999 && lastYear >= firstYear && lastYear - firstYear < MOST_YEARS;
    }

    private void readFile() throws IOException {
        candidates.clear();
        if (!areYearsRight()) {
            fileTrouble = words.of("admin_calendar.file.years", MOST_YEARS);
            return;
        }
        var bytes = sentFile();
        if (bytes == null) {
            return;
        }
        ZoneId zone;
        try {
            zone = ZoneId.of(form.zone);
        } catch (DateTimeException notYetRight) {
            zone = viewer.zone();
        }
        HolidayReading reading = HolidayFeed.read(bytes, firstYear, lastYear, zone);
        fileFaults = reading.faults().stream()
                .map(fault -> new FileFault(
                        fault.line(),
                        words.of(fault.error().code(), fault.error().arguments().toArray())))
                .toList();
        reading.days().forEach(found -> candidates.add(candidate(found.date(), found.name(), true)));
        var told = new ArrayList<String>();
        if (reading.days().isEmpty() && fileFaults.isEmpty()) {
            told.add(words.of("admin_calendar.file.nothing", Integer.toString(firstYear), Integer.toString(lastYear)));
        }
        if (reading.withHours() > 0) {
            told.add(words.count("admin_calendar.file.with_hours", reading.withHours()));
        }
        if (reading.cut()) {
            told.add(words.get("admin_calendar.file.cut"));
        }
        fileTold = told.isEmpty() ? null : String.join(" ", told);
        form.focusOn("calendar-file");
    }

    /** The file's bytes, one more than allowed at most; null where none was sent, which is told. */
    private byte[] sentFile() throws IOException {
        Part part;
        try {
            part = request.getPart("calendar-file");
        } catch (ServletException | IllegalStateException malformed) {
            part = null;
        }
        if (part == null || part.getSize() == 0) {
            fileTrouble = words.get("admin_calendar.file.missing");
            return null;
        }
        try (var in = part.getInputStream()) {
            return in.readNBytes(HolidayFeed.LARGEST_FILE + 1);
        } finally {
            part.delete();
        }
    }

    private Candidate candidate(LocalDate date, String name, boolean taken) {
        var known = form.holds(date);
        return new Candidate(
                date.toString(),
                DateTimeFormatter.ofPattern("EEE d MMM yyyy", viewer.locale()).format(date),
                name,
                known,
                taken && !known);
    }

    private void readCandidates() {
        var found = request.getParameterValues("found");
        if (found == null) {
            return;
        }
        Set<String> taken = taken();
        Arrays.stream(found).limit(MOST_FOUND).forEach(each -> {
            var parts = each.split("\\" + SEPARATOR, 2);
            try {
                var date = LocalDate.parse(parts[0]);
                candidates.add(candidate(date, parts.length > 1 ? parts[1] : "", taken.contains(parts[0])));
            } catch (DateTimeException forged) {
                // Only this page writes these fields; what it did not write is no candidate.
            }
        });
    }

    private Set<String> taken() {
        var taken = request.getParameterValues("take");
        return taken == null ? Set.of() : new HashSet<>(Arrays.asList(taken));
    }

    private void takeCandidates() {
        var added = 0;
        for (var candidate : candidates) {
            if (candidate.taken() && form.addHoliday(LocalDate.parse(candidate.date()))) {
                added++;
            }
        }
        candidates.clear();
        form.sortHolidays();
        fileTold = words.count("admin_calendar.file.added", added);
        form.focusOn("add-holiday");
    }

    private String key() {
        var path = address.path();
        return path.endsWith("/admin/calendars/new") ? "" : address.part("key");
    }

    public boolean isNew() {
        return inForce == null;
    }

    /** Whether this person may change it; others see what it says. */
    public boolean isEditable() {
        var permitted = rights.of(person.identity());
        return inForce == null ? permitted.mayAddCalendar() : permitted.mayEditCalendar(inForce.key());
    }

    public String title() {
        return inForce == null ? words.get("admin_calendar.new") : words.text(inForce.name());
    }

    public String path() {
        return request.getContextPath() + "/admin/calendars/" + (inForce == null ? "new" : inForce.key());
    }

    public int inForceVersion() {
        return inForce == null ? 0 : inForce.version();
    }

    public boolean isPublished() {
        return "published".equals(request.getQueryString());
    }

    public boolean isSame() {
        return "same".equals(request.getQueryString());
    }

    public boolean isStale() {
        return stale;
    }

    public int revertedTo() {
        return revertedTo;
    }

    public List<String> theirs() {
        return theirs;
    }

    public List<String> mine() {
        return mine;
    }

    public List<String> troubles() {
        return troubles;
    }

    /** What the file says that was never published. */
    public List<Change> unpublished() {
        return unpublished;
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

    public String zone() {
        return form.zone;
    }

    public String reason() {
        return form.reason;
    }

    public Integer version() {
        return form.version;
    }

    public List<String> zones() {
        return CalendarForm.zones();
    }

    /** What is wrong with a field, in words; null when nothing is. */
    public String error(String field) {
        var error = form.error(field);
        return error == null ? null : words.of(error.code(), error.arguments().toArray());
    }

    /** Whether the typing goes to this field. */
    public String focus(String field) {
        return form.focus().equals(field) ? "true" : null;
    }

    public boolean isWrong() {
        return refused;
    }

    public List<WeekDay> week() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new WeekDay(
                        CalendarForm.token(day),
                        calendarWords.day(day),
                        rows(
                                "week." + CalendarForm.token(day) + ".",
                                form.week.get(day),
                                "drop:" + CalendarForm.token(day))))
                .toList();
    }

    public List<DayRow> holidays() {
        return dayRows("holiday.", form.holidays, "whole");
    }

    public List<DayRow> exceptions() {
        return dayRows("exception.", form.exceptions, "drop-hours");
    }

    private List<DayRow> dayRows(String prefix, List<CalendarForm.Day> all, String drop) {
        var rows = new ArrayList<DayRow>();
        for (var i = 0; i < all.size(); i++) {
            var day = all.get(i);
            rows.add(new DayRow(
                    i, prefix + i, day.date, day.every, rows(prefix + i + ".hours.", day.hours, drop + ":" + i)));
        }
        return rows;
    }

    private List<HoursRow> rows(String prefix, List<CalendarForm.Hours> hours, String drop) {
        var rows = new ArrayList<HoursRow>();
        for (var i = 0; i < hours.size(); i++) {
            var from = CalendarForm.minuteOf(hours.get(i).from());
            var to = CalendarForm.minuteOf(hours.get(i).to());
            rows.add(new HoursRow(
                    prefix + i,
                    hours.get(i).from(),
                    hours.get(i).to(),
                    drop + ":" + i,
                    from >= 0 && to >= 0 && to <= from));
        }
        return rows;
    }

    /** Up to which day the holidays with a year are entered; empty when there are none. */
    public String holidaysUntil() {
        return form.lastHoliday().map(calendarWords::plain).orElse("");
    }

    /** Whether the last of them is past or less than half a year away. */
    public boolean isHolidaysEnding() {
        var soon = clock.instant().atZone(viewer.zone()).toLocalDate().plusMonths(6);
        return form.lastHoliday().filter(date -> date.isBefore(soon)).isPresent();
    }

    /** Whether the hours are right, so that they can be shown as they will be. */
    public boolean isLooked() {
        return look.isPresent();
    }

    public List<CalendarWords.DayLook> days() {
        if (days == null) {
            days = look.map(calendarWords::nextDays).orElse(List.of());
        }
        return days;
    }

    public String sum() {
        return calendarWords.sum(days());
    }

    /** What the form would change of the version in force, in words. */
    public List<String> changes() {
        if (inForce == null || look.isEmpty()) {
            return List.of();
        }
        return calendarWords.differences(
                inForce,
                new CalendarDefinition(
                        inForce.key(),
                        0,
                        new LocalizedText(form.nameEn, form.nameRu.isEmpty() ? null : form.nameRu),
                        look.get()));
    }

    public List<CalendarUse.Named> services() {
        return inForce == null ? List.of() : use.services(inForce.key());
    }

    public List<CalendarUse.Named> agreements() {
        return inForce == null ? List.of() : use.agreements(inForce.key());
    }

    public List<CalendarUse.Named> groups() {
        return inForce == null ? List.of() : use.groups(inForce.key());
    }

    /** How many clocks are running by any version of it. */
    public long runningClocks() {
        return inForce == null ? 0 : clocks.countRunningOn(inForce.key());
    }

    public List<Candidate> candidates() {
        return candidates;
    }

    public long countKnown() {
        return candidates.stream().filter(Candidate::known).count();
    }

    public List<FileFault> fileFaults() {
        return fileFaults;
    }

    public String fileTrouble() {
        return fileTrouble;
    }

    public String fileTold() {
        return fileTold;
    }

    public String firstYear() {
        return Integer.toString(firstYear);
    }

    public String lastYear() {
        return Integer.toString(lastYear);
    }

    /** Every version, newest first. */
    public List<VersionView> versions() {
        if (versions == null && inForce != null) {
            var publications = history.ofCalendar(inForce.key());
            var names = people.summaries(publications.stream()
                    .map(publication -> publication.byPersonId())
                    .filter(Objects::nonNull)
                    .toList());
            versions = publications.stream()
                    .flatMap(publication -> publication.versions().stream()
                            .map(version -> new VersionView(
                                    version.number(),
                                    publication.at(),
                                    publication.byPersonId() == null ? null : names.get(publication.byPersonId()),
                                    Objects.toString(publication.reason(), ""),
                                    version.inForce(),
                                    version.isFirst()
                                            ? List.of()
                                            : calendarWords.differences(
                                                    catalogue.calendar(inForce.key(), version.number() - 1),
                                                    catalogue.calendar(inForce.key(), version.number())))))
                    .toList();
        }
        return versions == null ? List.of() : versions;
    }

    /** @param token {@code mon} to {@code sun} */
    public record WeekDay(String token, String name, List<HoursRow> hours) {}

    /**
     * A date that is typed.
     *
     * @param index its place, from 0
     * @param name what its fields begin with
     */
    public record DayRow(int index, String name, String date, boolean every, List<HoursRow> hours) {}

    /**
     * A stretch that is typed.
     *
     * @param name what its fields begin with
     * @param drop the command that removes it
     * @param nextDay whether it ends on the next day
     */
    public record HoursRow(String name, String from, String to, String drop, boolean nextDay) {}

    /**
     * A day a file names.
     *
     * @param known whether the calendar has it off already
     * @param taken whether it shall be added
     */
    public record Candidate(String date, String shown, String name, boolean known, boolean taken) {
        /** What the page keeps of it between two answers. */
        public String kept() {
            return date + SEPARATOR + name;
        }
    }

    /** @param line of the file, from 1 */
    public record FileFault(int line, String message) {}

    /**
     * A version of the calendar.
     *
     * @param by who published it; null for the system
     * @param reason in that person's words, may be empty
     * @param changes what it changed, a sentence each; none for the first
     */
    public record VersionView(
            int number, Instant at, PersonSummary by, String reason, boolean inForce, List<String> changes) {}
}
