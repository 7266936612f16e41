package org.threeline.web.desk;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.desk.ticket.TicketMentions;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.Causes;
import org.threeline.kernel.NotFound;

/** Whom a note on a ticket can name, while somebody writes it. */
@WebServlet("/desk/colleagues")
public class ColleagueList extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 100;

    @Inject
    transient CurrentPerson person;

    @Inject
    transient TicketMentions mentions;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var ticket = request.getParameter("ticket");
        var typed = request.getParameter("typed");
        var found = ticket == null || typed == null || typed.length() > LONGEST ? null : find(ticket, typed);
        if (found == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter()
                .write(JSON.writeValueAsString(found.stream()
                        .map(colleague -> Map.of(
                                "login",
                                colleague.login(),
                                "name",
                                colleague.name(),
                                "department",
                                colleague.department() == null ? "" : colleague.department()))
                        .toList()));
    }

    /** Null where there is no such ticket for the person, or no note of theirs on it. */
    private List<PersonSummary> find(String ticket, String typed) {
        try {
            return mentions.colleagues(ticket, typed, person.actor());
        } catch (RuntimeException refused) {
            var causes = Causes.of(refused);
            if (causes.find(NotFound.class).isPresent()
                    || causes.find(BusinessRuleViolation.class).isPresent()) {
                return null;
            }
            throw refused;
        }
    }
}
