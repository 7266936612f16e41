package org.threeline.web.health;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells a load balancer whether this node lives, and whether it can serve: {@code /health/live}, {@code /health/ready}. */
@WebServlet("/health/*")
public class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final JsonMapper JSON = new JsonMapper();

    @Inject
    transient DatabaseCheck database;

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
            answer(response, result.isUp(), checks);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
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
