package org.threeline.web.admin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.threeline.desk.audit.AuditPlace;
import org.threeline.desk.audit.AuditReading;
import org.threeline.desk.audit.AuditRow;
import org.threeline.desk.audit.AuditRow.Detail;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.web.text.CsvAnswer;

/** The audit as a file: what the page's search finds, all of it, read page by page. */
@WebServlet("/admin/audit.csv")
public class AuditDownload extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int ROWS = 1000;

    @Inject
    transient AuditReading reading;

    @Inject
    transient AuditSearch search;

    @Inject
    transient CurrentPerson person;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var filter = search.filter();
        var rows = reading.find(filter, null, ROWS, person.actor());
        try (var file = CsvAnswer.begin(response, "audit.csv")) {
            file.row("at", "login", "name", "act", "subject", "subject_name", "details", "address", "request");
            while (!rows.isEmpty()) {
                rows.forEach(row -> write(row, file));
                rows = rows.size() < ROWS
                        ? rows.subList(0, 0)
                        : reading.find(filter, AuditPlace.after(rows.get(ROWS - 1)), ROWS, person.actor());
            }
        }
    }

    private static void write(AuditRow row, CsvAnswer file) {
        file.row(
                row.at().toString(),
                row.actorLogin(),
                row.actorName(),
                row.kind().name(),
                row.subject(),
                row.subjectName(),
                row.facts().stream().map(AuditDownload::written).collect(Collectors.joining("; ")),
                row.address(),
                row.requestId());
    }

    private static String written(Detail detail) {
        return detail.change()
                ? detail.name() + ": " + detail.from() + " -> " + detail.to()
                : detail.name() + ": " + detail.to();
    }
}
