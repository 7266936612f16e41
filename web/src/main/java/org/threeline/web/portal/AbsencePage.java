package org.threeline.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.threeline.desk.absence.AbsenceKeeping;
import org.threeline.desk.absence.AbsenceKeeping.AbsenceRow;
import org.threeline.desk.absence.AbsenceKeeping.EnterAbsence;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.kernel.InvalidInput;
import org.threeline.web.faces.CurrentAddress;

/** When somebody is away and who stands in: one's own, or that of a member of a group one leads. */
@Named
@RequestScoped
public class AbsencePage {
    private static final int MOST_FOUND = 10;

    @Inject
    AbsenceKeeping keeping;

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

    private String from;
    private String until;
    private String deputy;
    private List<AbsenceRow> absences;

    private String login() {
        return address.path().endsWith("/preferences/absence") ? person.login() : address.part("login");
    }

    public boolean isOwn() {
        return login().equals(person.login());
    }

    /** What the person is called. */
    public String name() {
        return people.named(login()).map(PersonSummary::name).orElse(login());
    }

    public List<AbsenceRow> absences() {
        if (absences == null) {
            absences = keeping.of(login(), person.actor());
        }
        return absences;
    }

    public void enter() throws IOException {
        keeping.enter(new EnterAbsence(login(), day("from", from), day("until", until), deputy), person.actor());
        comeBack();
    }

    public void end(long absence) throws IOException {
        keeping.end(absence, person.actor());
        comeBack();
    }

    private void comeBack() throws IOException {
        browser.redirect(request.getContextPath() + "/preferences/absence" + (isOwn() ? "" : "/" + login()));
    }

    private static LocalDate day(String field, String typed) {
        if (typed == null || typed.isBlank()) {
            throw new InvalidInput(field, "input.missing");
        }
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeException malformed) {
            throw new InvalidInput(field, "admin_calendar.date_malformed");
        }
    }

    public List<PersonSummary> colleagues(String typed) {
        return people.search(typed, MOST_FOUND);
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(String until) {
        this.until = until;
    }

    public String getDeputy() {
        return deputy;
    }

    public void setDeputy(String deputy) {
        this.deputy = deputy;
    }
}
