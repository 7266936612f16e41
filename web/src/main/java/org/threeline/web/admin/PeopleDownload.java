package org.threeline.web.admin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.PeopleDirectory;
import org.threeline.desk.identity.PersonColumn;
import org.threeline.desk.imports.PeopleImport;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;
import org.threeline.web.faces.Words;
import org.threeline.web.text.CsvAnswer;

/**
 * Everybody who has a login as a file that can be imported again, an empty one of that kind to fill in, and all that is
 * wrong with one that was sent.
 */
@WebServlet({"/admin/people.csv", "/admin/people-template.csv", "/admin/people-faults.csv"})
public class PeopleDownload extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int ROWS = 1000;

    @Inject
    transient PeopleDirectory directory;

    @Inject
    transient PeopleImport people;

    @Inject
    transient Words words;

    @Inject
    transient CurrentPerson person;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().endsWith("faults.csv")) {
            faults(request, response);
            return;
        }
        var isTemplate = request.getServletPath().endsWith("template.csv");
        var rows = directory.export(null, isTemplate ? 0 : ROWS, person.actor());
        try (var file = CsvAnswer.begin(response, isTemplate ? "people-template.csv" : "people.csv")) {
            file.row(Arrays.stream(PersonColumn.values())
                    .map(PersonColumn::header)
                    .toArray(String[]::new));
            while (!rows.isEmpty()) {
                rows.forEach(row -> file.row(row.toArray(String[]::new)));
                rows = rows.size() < ROWS
                        ? rows.subList(0, 0)
                        : directory.export(rows.get(ROWS - 1).get(0), ROWS, person.actor());
            }
        }
    }

    private void faults(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var upload = Parts.number(request.getParameter("file"));
        if (upload == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var isPlacesCreated = request.getParameter("places") != null;
        try {
            // What nobody may read, or is no file of people, is refused before anything is sent.
            people.compare(upload, isPlacesCreated, person.actor());
        } catch (NotFound | InvalidInput refused) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try (var file = CsvAnswer.begin(response, "people-faults.csv")) {
            file.row("line", "column", "value", "fault");
            people.faults(
                    upload,
                    isPlacesCreated,
                    fault -> file.row(
                            String.valueOf(fault.line()),
                            fault.column(),
                            fault.value(),
                            words.of(fault.code(), fault.arguments().toArray())),
                    person.actor());
        }
    }
}
