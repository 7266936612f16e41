package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.offering.DefinitionEdit;
import org.threeline.catalog.offering.DefinitionKind;
import org.threeline.catalog.offering.Publication;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.LocalizedText;
import org.threeline.kernel.NotFound;
import org.threeline.web.definition.DefinitionPage;
import org.threeline.web.faces.Viewer;

/**
 * One working calendar as a form: its week, its holidays and the dates with hours of their own, with the next two weeks
 * as they will be beside it. The form is an ordinary one whose buttons name what they do, so it works without a script;
 * with one, the same answers replace parts of the page while one types. What is saved becomes the calendar's next
 * version; what was typed stays whatever happens.
 */
@Named
@RequestScoped
public class CalendarPage extends DefinitionPage<CalendarDefinition> {

    @Inject
    HolidayFile file;

    @Inject
    CalendarUse use;

    @Inject
    CalendarWords calendarWords;

    @Inject
    Viewer viewer;

    @Inject
    Clock clock;

    private CalendarForm form;
    private CalendarDefinition inForce;
    private Optional<ServiceCalendar> look;
    private List<CalendarWords.DayLook> days;
    private boolean refused;
    private int revertedTo;

    /** Prepares the page, and takes what was sent to it. */
    public void receive() throws IOException {
        var key = key();
        inForce = key.isEmpty() ? null : catalogue.inForce().calendar(key).orElse(null);
        running.of(kind(), key);
        if (!key.isEmpty() && inForce == null
                || key.isEmpty() && !rights.of(person.identity()).mayAddCalendar()) {
            throw new NotFound("calendar " + key);
        }
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
        file.receive(form);
        act(Objects.toString(request.getParameter("do"), ""));
    }

    private void act(String command) throws IOException {
        switch (command) {
            case "save" -> save();
            case "forecast" -> edited().ifPresent(running::foresee);
            case "simulate" -> {
                var edit = edited();
                if (edit.isPresent()) {
                    simulate(edit.get());
                }
            }
            case "read-file" -> file.read(form);
            case "take-file" -> file.take(form);
            case "leave-file" -> file.leave();
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

    /** What is typed of a calendar there is already; empty where its hours are wrong. */
    private Optional<DefinitionEdit> edited() {
        return inForce == null
                ? Optional.empty()
                : form.look()
                        .map(hours -> DefinitionEdit.of(
                                new CalendarDefinition(form.key, 0, inForce.name(), hours), form.version, null, true));
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
        var edit =
                DefinitionEdit.of(read.get(), form.version, form.reason.isEmpty() ? null : form.reason, form.overFile);
        var changes = publish(
                edit,
                change -> permitted.permit(change) && (inForce == null || permitted.mayEditCalendar(form.key)),
                read.get());
        if (changes.isPresent()) {
            browser.redirect(request.getContextPath() + "/admin/calendars/" + form.key + outcome(changes.get()));
            FacesContext.getCurrentInstance().responseComplete();
        }
    }

    @Override
    protected DefinitionKind kind() {
        return DefinitionKind.CALENDAR;
    }

    @Override
    protected String definitionKey() {
        return form.key;
    }

    @Override
    protected CalendarDefinition version(String key, int number) {
        return catalogue.calendar(key, number);
    }

    @Override
    protected List<String> differences(CalendarDefinition before, CalendarDefinition after) {
        return calendarWords.differences(before, after);
    }

    @Override
    protected List<Publication> publications() {
        return inForce == null ? List.of() : history.ofCalendar(inForce.key());
    }

    @Override
    protected void refuseKey(BusinessRuleViolation taken) {
        refused = true;
        form.refuse("key", taken.key(), taken.arguments().toArray());
        form.focusOn("key");
    }

    @Override
    protected void goOnFrom(CalendarDefinition current) {
        inForce = current;
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

    /** Holidays from a file, to be chosen from. */
    public HolidayFile file() {
        return file;
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
}
