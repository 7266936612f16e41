package org.threeline.web.health;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.threeline.desk.batch.Job;
import org.threeline.desk.batch.JobTurns;
import org.threeline.desk.mail.MailHealth;

/**
 * Tells a load balancer whether this node lives, and whether it can serve: {@code /health/live}, {@code /health/ready}.
 * Jobs that nobody looks at and mail that does not leave are told there too, but do not make a node unready: people can be served all the same.
 */
@WebServlet("/health/*")
public class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final JsonMapper JSON = new JsonMapper();

    /** The sweep has its turn every minute; a node takes a few of them to start. */
    private static final Duration LATE = Duration.ofMinutes(5);

    @Inject
    transient DatabaseCheck database;

    @Inject
    transient JobTurns turns;

    @Inject
    transient MailHealth mail;

    @Inject
    transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getPathInfo();
        if ("/live".equals(path)) {
            answer(response, true, JSON.createObjectNode());
        } else if ("/ready".equals(path)) {
            var result = database.check();
            var checks = JSON.createObjectNode();
            var details = checks.putObject("database");
            details.put("status", result.isUp() ? "UP" : "DOWN");
            details.put("millis", result.millis());
            if (result.reason() != null) {
                details.put("reason", result.reason());
            }
            if (result.isUp()) {
                tellJobs(checks.putObject("jobs"));
                tellMail(checks.putObject("mail"));
            }
            answer(response, result.isUp(), checks);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void tellJobs(ObjectNode details) {
        var lastLook = turns.lastTaken(Job.SLA_SWEEP);
        var isLate =
                lastLook.isPresent() && lastLook.get().isBefore(clock.instant().minus(LATE));
        details.put("status", isLate ? "LATE" : "UP");
        details.put("lastLook", lastLook.map(Instant::toString).orElse(null));
    }

    private void tellMail(ObjectNode details) {
        var health = mail.health();
        details.put("status", health.isSetUp() ? health.isLate() ? "LATE" : "UP" : "NOT_SET_UP");
        details.put("waiting", health.waiting());
        details.put("dead", health.dead());
        details.put(
                "oldestWaiting",
                health.oldestWaiting() == null ? null : health.oldestWaiting().toString());
    }

    private static void answer(HttpServletResponse response, boolean up, ObjectNode checks) throws IOException {
        var body = JSON.createObjectNode();
        body.put("status", up ? "UP" : "DOWN");
        body.set("checks", checks);
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write(JSON.writeValueAsBytes(body));
    }
}
