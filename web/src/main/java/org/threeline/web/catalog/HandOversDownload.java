package org.threeline.web.catalog;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.report.HandOverFigures;
import org.threeline.desk.report.HandOverFigures.Stays;
import org.threeline.desk.report.HandOverReports;
import org.threeline.web.text.CsvAnswer;

/** One table of the report on lines and hand-overs as a file; keys as the catalogue has them, times in minutes. */
@WebServlet("/catalogue/reports/hand-overs.csv")
public class HandOversDownload extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int ROWS = 500;

    @Inject
    transient HandOverReports report;

    @Inject
    transient HandOverQuestion question;

    @Inject
    transient CurrentPerson person;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var table = Objects.toString(request.getParameter("table"), "");
        if (!report.isOpenTo(person.actor())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!question.errors().isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            switch (table) {
                case "lines", "groups", "ways", "people", "reasons" -> {
                    var figures = report.figures(question.scope(), person.actor());
                    try (var file = CsvAnswer.begin(response, table + ".csv")) {
                        write(table, figures, file);
                    }
                }
                case "tickets", "words" -> {
                    try (var file = CsvAnswer.begin(response, table + ".csv")) {
                        if (table.equals("tickets")) {
                            returned(file);
                        } else {
                            said(file);
                        }
                    }
                }
                default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
            }
        }
    }

    private static void write(String table, HandOverFigures figures, CsvAnswer file) {
        switch (table) {
            case "lines" -> {
                head(file, "line");
                figures.lines().forEach(line -> row(file, line.stays(), String.valueOf(line.line())));
            }
            case "groups" -> {
                head(file, "group", "line");
                figures.groups()
                        .forEach(group -> row(file, group.stays(), group.group(), String.valueOf(group.line())));
            }
            case "ways" -> {
                file.row("from", "to", "times", "handed_back", "straight_back");
                figures.ways()
                        .forEach(way -> file.row(
                                way.from(),
                                way.to(),
                                String.valueOf(way.times()),
                                String.valueOf(way.handedBack()),
                                String.valueOf(way.straightBack())));
            }
            case "people" -> {
                file.row("login", "name", "tickets", "worked_minutes");
                figures.people()
                        .all()
                        .forEach(each -> file.row(
                                each.person().login(),
                                each.person().name(),
                                String.valueOf(each.tickets()),
                                minutes(each.worked())));
            }
            default -> {
                file.row("promise", "priority", "reason", "promises");
                figures.breaches()
                        .forEach(breach -> file.row(
                                breach.kind().name(),
                                breach.priority().name(),
                                breach.reason().name(),
                                String.valueOf(breach.promises())));
            }
        }
    }

    private static void head(CsvAnswer file, String... what) {
        file.row(joined(
                what,
                "stays",
                "worked_minutes",
                "median_minutes",
                "ninety_percent_minutes",
                "target_kept",
                "target_broken",
                "handed_back"));
    }

    private static void row(CsvAnswer file, Stays stays, String... what) {
        file.row(joined(
                what,
                String.valueOf(stays.count()),
                minutes(stays.worked()),
                minutes(stays.median()),
                minutes(stays.ninety()),
                String.valueOf(stays.kept()),
                String.valueOf(stays.broken()),
                String.valueOf(stays.handedBack())));
    }

    private static String[] joined(String[] first, String... then) {
        var all = Arrays.copyOf(first, first.length + then.length);
        System.arraycopy(then, 0, all, first.length, then.length);
        return all;
    }

    private void returned(CsvAnswer file) {
        file.row("ticket", "subject", "service", "done_at", "way", "times_straight_back");
        var page = report.returned(question.scope(), null, ROWS, person.actor());
        while (true) {
            page.rows()
                    .forEach(ticket -> file.row(
                            ticket.number(),
                            ticket.subject(),
                            ticket.service(),
                            ticket.doneAt().toString(),
                            String.join(" > ", ticket.way()),
                            String.valueOf(ticket.returns())));
            if (page.next() == null) {
                return;
            }
            page = report.returned(question.scope(), page.next(), ROWS, person.actor());
        }
    }

    private void said(CsvAnswer file) {
        file.row("ticket", "subject", "service", "done_at", "reason");
        var page = report.said(question.scope(), null, ROWS, person.actor());
        while (true) {
            page.rows()
                    .forEach(ticket -> file.row(
                            ticket.number(),
                            ticket.subject(),
                            ticket.service(),
                            ticket.doneAt().toString(),
                            ticket.words()));
            if (page.next() == null) {
                return;
            }
            page = report.said(question.scope(), page.next(), ROWS, person.actor());
        }
    }

    private static String minutes(Duration duration) {
        return String.valueOf(duration.toMinutes());
    }
}
