package org.threeline.web.catalog;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.group.GroupSummary;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.desk.report.HandOverFigures;
import org.threeline.desk.report.HandOverFigures.Breach;
import org.threeline.desk.report.HandOverFigures.Stays;
import org.threeline.desk.report.HandOverReports;
import org.threeline.desk.report.HandOverReports.Page;
import org.threeline.desk.report.HandOverReports.Place;
import org.threeline.desk.report.HandOverReports.Returned;
import org.threeline.desk.report.HandOverReports.Said;
import org.threeline.desk.report.ReasonGiven;
import org.threeline.kernel.NotFound;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.Words;

/** Where the time goes between the lines, who hands on to whom, which group keeps its word, and why promises are broken. */
@Named
@RequestScoped
public class HandOversPage {
    private static final String RETURNED = "after";
    private static final String SAID = "said";
    private static final int ROWS = 20;
    private static final int WAYS_SHOWN = 12;

    /** Bars are so many units wide. */
    private static final long WIDTH = 1000;

    @Inject
    HandOverReports report;

    @Inject
    HandOverQuestion question;

    @Inject
    CurrentPerson person;

    @Inject
    Catalogue catalogue;

    @Inject
    SupportGroups supportGroups;

    @Inject
    HttpServletRequest request;

    @Inject
    Words words;

    private @Nullable HandOverFigures figures;
    private @Nullable Page<Returned> returned;
    private @Nullable Page<Said> said;
    private @Nullable Map<String, String> groupNames;

    /**
     * A line, a group or a person in a table.
     *
     * @param share of the time of all, in percent
     * @param width the same as a bar
     */
    public record Row(String name, int line, boolean isAskedFor, Stays stays, int share, long width, Kept ofTarget) {}

    /**
     * How a group's own target was kept.
     *
     * @param percent kept of what was decided, rounded down
     */
    public record Kept(long kept, long broken, int percent, long width) {
        static Kept of(long kept, long broken) {
            return new Kept(kept, broken, percentOf(kept, kept + broken), widthOf(kept, kept + broken));
        }

        public long decided() {
            return kept + broken;
        }
    }

    public record PersonRow(PersonSummary person, long tickets, Duration worked, int share, long width) {}

    /** Tickets from one group to another. */
    public record WayRow(String from, String to, long times, long handedBack, long straightBack, long width) {}

    /** @param way names of the groups, in order */
    public record ReturnedRow(Returned ticket, String service, List<String> way) {}

    public record SaidRow(Said ticket, String service) {}

    /** How often a reason was given, by priority. */
    public record ReasonRow(
            ReasonGiven reason, String name, long promises, int share, long width, List<Choice> priorities) {}

    /** Reasons why promises of a kind were broken. */
    public record Broken(TargetKind kind, long promises, List<ReasonRow> reasons) {}

    /** @throws NotFound where there is no such report for the viewer */
    public HandOverQuestion question() {
        if (!report.isOpenTo(person.actor())) {
            throw new NotFound("a report for " + person.login());
        }
        return question;
    }

    public boolean isAsked() {
        return question().errors().isEmpty();
    }

    public HandOverFigures figures() {
        if (figures == null) {
            figures = report.figures(question().scope(), person.actor());
        }
        return figures;
    }

    public boolean isNothing() {
        return figures().tickets().all() == 0;
    }

    public boolean isInCatalogue() {
        return person.roles().contains("OWNER") || person.isAdmin();
    }

    public LocalDate firstDay() {
        return question().firstDay();
    }

    public LocalDate lastDay() {
        return question().lastDay();
    }

    /** Hand-overs of a ticket, in hundredths. */
    public double handOversPerTicket() {
        var tickets = figures().tickets();
        return tickets.all() == 0 ? 0 : Math.round(tickets.handOvers() * 100.0 / tickets.all()) / 100.0;
    }

    public int firstLinePercent() {
        return percentOf(
                figures().tickets().solvedByFirstLine(), figures().tickets().solved());
    }

    public int toAndFroPercent() {
        return percentOf(figures().tickets().toAndFro(), figures().tickets().all());
    }

    /** How all groups together kept their own targets. */
    public Kept kept() {
        return Kept.of(
                figures().lines().stream()
                        .mapToLong(line -> line.stays().kept())
                        .sum(),
                figures().lines().stream()
                        .mapToLong(line -> line.stays().broken())
                        .sum());
    }

    public Duration worked() {
        return figures().lines().stream().map(line -> line.stays().worked()).reduce(Duration.ZERO, Duration::plus);
    }

    public List<Row> lineRows() {
        return figures().lines().stream()
                .map(line -> row("", line.line(), false, line.stays()))
                .toList();
    }

    public List<Row> groupRows() {
        return figures().groups().stream()
                .map(group -> row(
                        group(group.group()),
                        group.line(),
                        group.group().equals(question().scope().group()),
                        group.stays()))
                .toList();
    }

    private Row row(String name, int line, boolean isAskedFor, Stays stays) {
        return new Row(
                name,
                line,
                isAskedFor,
                stays,
                percentOf(stays.worked().toMillis(), worked().toMillis()),
                widthOf(stays.worked().toMillis(), worked().toMillis()),
                Kept.of(stays.kept(), stays.broken()));
    }

    /** The one group the report is about; empty for all. */
    public String groupAskedFor() {
        var group = question().scope().group();
        return group == null ? "" : group(group);
    }

    public List<PersonRow> people() {
        var all = figures().people().all();
        var worked = all.stream()
                .map(each -> each.worked())
                .reduce(figures().people().nobodys(), Duration::plus)
                .toMillis();
        return all.stream()
                .map(each -> new PersonRow(
                        each.person(),
                        each.tickets(),
                        each.worked(),
                        percentOf(each.worked().toMillis(), worked),
                        widthOf(each.worked().toMillis(), worked)))
                .toList();
    }

    /** The most trodden ways between groups. */
    public List<WayRow> ways() {
        var ways = figures().ways();
        var most = ways.stream().mapToLong(way -> way.times()).max().orElse(0);
        return ways.stream()
                .limit(WAYS_SHOWN)
                .map(way -> new WayRow(
                        group(way.from()),
                        group(way.to()),
                        way.times(),
                        way.handedBack(),
                        way.straightBack(),
                        widthOf(way.times(), most)))
                .toList();
    }

    /** How many more ways there are than are shown. */
    public int moreWays() {
        return Math.max(0, figures().ways().size() - WAYS_SHOWN);
    }

    /** What was broken, by kind of promise, each with its reasons, the most frequent first. */
    public List<Broken> broken() {
        var byKind = new EnumMap<TargetKind, List<Breach>>(TargetKind.class);
        figures().breaches().forEach(breach -> byKind.computeIfAbsent(breach.kind(), kind -> new ArrayList<>())
                .add(breach));
        return byKind.entrySet().stream()
                .map(kind -> new Broken(kind.getKey(), sum(kind.getValue()), reasons(kind.getValue())))
                .toList();
    }

    private List<ReasonRow> reasons(List<Breach> breaches) {
        var all = sum(breaches);
        return breaches.stream().collect(Collectors.groupingBy(Breach::reason)).entrySet().stream()
                .map(reason -> {
                    var promises = sum(reason.getValue());
                    return new ReasonRow(
                            reason.getKey(),
                            reasonName(reason.getKey()),
                            promises,
                            percentOf(promises, all),
                            widthOf(promises, all),
                            Arrays.stream(Priority.values())
                                    .map(priority -> new Choice(
                                            String.valueOf(sum(reason.getValue().stream()
                                                    .filter(breach -> breach.priority() == priority)
                                                    .toList())),
                                            priority.name()))
                                    .filter(each -> !each.value().equals("0"))
                                    .toList());
                })
                .sorted(Comparator.comparing((ReasonRow row) -> row.reason() == ReasonGiven.NONE)
                        .thenComparing(ReasonRow::promises, Comparator.reverseOrder())
                        .thenComparing(ReasonRow::reason))
                .toList();
    }

    private String reasonName(ReasonGiven reason) {
        return reason.code().map(words::name).orElseGet(() -> words.name(reason));
    }

    private static long sum(List<Breach> breaches) {
        return breaches.stream().mapToLong(Breach::promises).sum();
    }

    public int unexplainedPercent() {
        return percentOf(figures().tickets().unexplained(), figures().tickets().broken());
    }

    /** Tickets that went to and fro, from a place of the list on. */
    public List<ReturnedRow> returned() {
        return returnedPage().rows().stream()
                .map(ticket -> new ReturnedRow(
                        ticket,
                        service(ticket.service()),
                        ticket.way().stream().map(this::group).toList()))
                .toList();
    }

    private Page<Returned> returnedPage() {
        if (returned == null) {
            returned = report.returned(question().scope(), question().place(RETURNED), ROWS, person.actor());
        }
        return returned;
    }

    /** Where the list goes on, or empty at its end. */
    public String moreReturned() {
        return next(RETURNED, returnedPage().next());
    }

    public boolean isReturnedFromBeginning() {
        return question().place(RETURNED) == null;
    }

    /** Reasons that were given in words, from a place of the list on. */
    public List<SaidRow> said() {
        return saidPage().rows().stream()
                .map(ticket -> new SaidRow(ticket, service(ticket.service())))
                .toList();
    }

    private Page<Said> saidPage() {
        if (said == null) {
            said = report.said(question().scope(), question().place(SAID), ROWS, person.actor());
        }
        return said;
    }

    public String moreSaid() {
        return next(SAID, saidPage().next());
    }

    public boolean isSaidFromBeginning() {
        return question().place(SAID) == null;
    }

    private String next(String name, @Nullable Place place) {
        return place == null ? "" : question().address(Map.of(name, HandOverQuestion.written(place)));
    }

    /** The report as it was asked for, its lists from their beginning. */
    public String beginning() {
        return question().address(Map.of());
    }

    /** One of its tables as a file. */
    public String download(String table) {
        return request.getContextPath() + "/catalogue/reports/hand-overs.csv?"
                + question().query(Map.of("table", table));
    }

    /** Whether the viewer can open tickets at the desk. */
    public boolean isAgent() {
        return person.isAgent();
    }

    /** What a group is called; its key where there is none. */
    String group(String key) {
        if (groupNames == null) {
            groupNames = supportGroups.summaries().stream()
                    .collect(Collectors.toMap(GroupSummary::key, group -> words.text(group.name())));
        }
        return groupNames.getOrDefault(key, key);
    }

    private String service(String key) {
        return catalogue
                .inForce()
                .service(key)
                .map(service -> words.text(service.name()))
                .orElse(key);
    }

    static int percentOf(long part, long whole) {
        return whole == 0 ? 0 : (int) (part * 100 / whole);
    }

    static long widthOf(long part, long whole) {
        return whole == 0 ? 0 : part * WIDTH / whole;
    }
}
