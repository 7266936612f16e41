package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.threeline.desk.audit.AuditPlace;
import org.threeline.desk.audit.AuditReading;
import org.threeline.desk.audit.AuditRow;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.Words;

/** Who did what and when, newest first. */
@Named
@RequestScoped
public class AuditPage {
    private static final int ROWS = 50;

    @Inject
    AuditReading reading;

    @Inject
    AuditSearch search;

    @Inject
    CurrentPerson person;

    @Inject
    Words words;

    @Inject
    HttpServletRequest request;

    private List<AuditRow> read;

    public AuditSearch search() {
        return search;
    }

    public List<AuditRow> rows() {
        var rows = read();
        return rows.subList(0, Math.min(ROWS, rows.size()));
    }

    public boolean isBeginning() {
        return search.place() == null;
    }

    /** Where the list begins, with the same search. */
    public String newest() {
        return path(search.query());
    }

    /** Where the list goes on, or null. */
    public String older() {
        return read().size() > ROWS ? path(search.queryAfter(AuditPlace.after(read().get(ROWS - 1)))) : null;
    }

    /** The whole list as a file. */
    public String download() {
        var query = search.query();
        return request.getContextPath() + "/admin/audit.csv" + (query.isEmpty() ? "" : "?" + query);
    }

    /** Kinds the viewer may find, by their names in the viewer's language. */
    public List<Choice> kinds() {
        return reading.kinds(person.actor()).stream()
                .map(kind -> new Choice(kind.name(), words.name(kind)))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    private List<AuditRow> read() {
        if (read == null) {
            read = reading.find(search.filter(), search.place(), ROWS + 1, person.actor());
        }
        return read;
    }

    private String path(String query) {
        return request.getContextPath() + "/admin/audit" + (query.isEmpty() ? "" : "?" + query);
    }
}
