package org.threeline.web.admin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.threeline.catalog.holiday.HolidayFeed;
import org.threeline.catalog.holiday.HolidayFeed.HolidayReading;
import org.threeline.web.faces.Viewer;
import org.threeline.web.faces.Words;

/**
 * Holidays from an iCalendar file, on their way into the form of a calendar: the file is read, its days are shown to be
 * chosen from, and the chosen ones become holidays of the form. Between two answers the page itself keeps them.
 */
@RequestScoped
public class HolidayFile {
    private static final int MOST_YEARS = 20;
    private static final int MOST_FOUND = 500;
    private static final String SEPARATOR = "|";

    @Inject
    HttpServletRequest request;

    @Inject
    Viewer viewer;

    @Inject
    Words words;

    @Inject
    Clock clock;

    private final List<Candidate> candidates = new ArrayList<>();
    private List<FileFault> faults = List.of();
    private String trouble;
    private String told;
    private int firstYear;
    private int lastYear;

    @PostConstruct
    void beginWithThisYear() {
        firstYear = clock.instant().atZone(viewer.zone()).getYear();
        lastYear = firstYear + 2;
    }

    /** Takes what the page kept of a file that was read before. */
    void receive(CalendarForm form) {
        readYears();
        readCandidates(form);
    }

    /** Forgets the file. */
    void leave() {
        candidates.clear();
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

    /** Reads the file that was sent; what it names can be chosen from. */
    void read(CalendarForm form) throws IOException {
        candidates.clear();
        if (!areYearsRight()) {
            trouble = words.of("admin_calendar.file.years", MOST_YEARS);
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
        faults = reading.faults().stream()
                .map(fault -> new FileFault(
                        fault.line(),
                        words.of(fault.error().code(), fault.error().arguments().toArray())))
                .toList();
        reading.days().forEach(found -> candidates.add(candidate(form, found.date(), found.name(), true)));
        var sentences = new ArrayList<String>();
        if (reading.days().isEmpty() && faults.isEmpty()) {
            sentences.add(
                    words.of("admin_calendar.file.nothing", Integer.toString(firstYear), Integer.toString(lastYear)));
        }
        if (reading.withHours() > 0) {
            sentences.add(words.count("admin_calendar.file.with_hours", reading.withHours()));
        }
        if (reading.cut()) {
            sentences.add(words.get("admin_calendar.file.cut"));
        }
        told = sentences.isEmpty() ? null : String.join(" ", sentences);
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
            trouble = words.get("admin_calendar.file.missing");
            return null;
        }
        try (var in = part.getInputStream()) {
            return in.readNBytes(HolidayFeed.LARGEST_FILE + 1);
        } finally {
            part.delete();
        }
    }

    private Candidate candidate(CalendarForm form, LocalDate date, String name, boolean taken) {
        var known = form.holds(date);
        return new Candidate(
                date.toString(),
                DateTimeFormatter.ofPattern("EEE d MMM yyyy", viewer.locale()).format(date),
                name,
                known,
                taken && !known);
    }

    private void readCandidates(CalendarForm form) {
        var found = request.getParameterValues("found");
        if (found == null) {
            return;
        }
        Set<String> taken = taken();
        Arrays.stream(found).limit(MOST_FOUND).forEach(each -> {
            var parts = each.split("\\" + SEPARATOR, 2);
            try {
                var date = LocalDate.parse(parts[0]);
                candidates.add(candidate(form, date, parts.length > 1 ? parts[1] : "", taken.contains(parts[0])));
            } catch (DateTimeException forged) {
                // Only this page writes these fields; what it did not write is no candidate.
            }
        });
    }

    private Set<String> taken() {
        var taken = request.getParameterValues("take");
        return taken == null ? Set.of() : new HashSet<>(Arrays.asList(taken));
    }

    /** Adds the chosen days to the calendar. */
    void take(CalendarForm form) {
        var added = 0;
        for (var candidate : candidates) {
            if (candidate.taken() && form.addHoliday(LocalDate.parse(candidate.date()))) {
                added++;
            }
        }
        candidates.clear();
        form.sortHolidays();
        told = words.count("admin_calendar.file.added", added);
        form.focusOn("add-holiday");
    }

    public List<Candidate> candidates() {
        return candidates;
    }

    public long countKnown() {
        return candidates.stream().filter(Candidate::known).count();
    }

    public List<FileFault> faults() {
        return faults;
    }

    public String trouble() {
        return trouble;
    }

    public String told() {
        return told;
    }

    public String firstYear() {
        return Integer.toString(firstYear);
    }

    public String lastYear() {
        return Integer.toString(lastYear);
    }

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
}
