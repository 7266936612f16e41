package org.threeline.web.health;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.threeline.kernel.Setting;
import org.threeline.web.security.Networks;
import org.threeline.web.security.SignedIn;

/** Figures in Prometheus' text format, for an administrator's token or from a network that may read them. */
@WebServlet("/metrics")
public class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    transient Figures figures;

    private transient Networks networks;

    @Override
    public void init() {
        networks = Networks.of(Setting.METRICS_NETWORKS.list());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var signedIn = SignedIn.of(request);
        var isAdmin = signedIn.isPresent() && signedIn.get().identity().admin();
        if (!isAdmin && !networks.contain(request.getRemoteAddr())) {
            if (signedIn.isEmpty()) {
                SignedIn.ask(request, response);
            } else {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
            }
            return;
        }
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.getWriter().write(figures.text());
    }
}
