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
import org.threeline.web.text.CsvAnswer;

/** Everybody who has a login as a file that can be imported again, and an empty one of that kind to fill in. */
@WebServlet({"/admin/people.csv", "/admin/people-template.csv"})
public class PeopleDownload extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int ROWS = 1000;

    @Inject
    transient PeopleDirectory directory;

    @Inject
    transient CurrentPerson person;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
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
}
