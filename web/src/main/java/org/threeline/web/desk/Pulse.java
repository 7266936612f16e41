package org.threeline.web.desk;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.ticket.TicketQueue;

/**
 * What an open queue asks for now and then: how many tickets each view holds, and which rows its own list begins with in
 * which version. The page then tells by itself what is new and what has changed.
 */
@WebServlet("/desk/pulse")
public class Pulse extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final JsonMapper JSON = new JsonMapper();
    private static final int ROWS = 50;

    @Inject
    transient CurrentPerson person;

    @Inject
    transient TicketQueue queue;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var actor = person.actor();
        var list = QueueAddress.of(request);
        var counts = new LinkedHashMap<String, Integer>();
        queue.counts(actor).forEach((view, count) -> counts.put(QueueAddress.word(view), count));
        var rows = new LinkedHashMap<String, Integer>();
        queue.beginning(list.view(), list.filter(), TicketQueue.Sort.NEXT_DUE, ROWS, actor)
                .forEach(row -> rows.put(row.number(), row.version()));
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(JSON.writeValueAsString(Map.of("counts", counts, "rows", rows)));
    }
}
