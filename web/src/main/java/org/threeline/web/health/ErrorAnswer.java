package org.threeline.web.health;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.threeline.web.branding.Brand;
import org.threeline.web.faces.Viewer;
import org.threeline.web.text.Sentences;

/**
 * The answer where a page or resource could give none. It needs no database, no session and no template, and tells
 * nothing about what went wrong inside but the id under which the log has it.
 */
@WebServlet("/error")
public class ErrorAnswer extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Set<Integer> WORDED = Set.of(400, 401, 403, 404, 405, 406, 413, 415, 429, 500, 503);

    @Inject
    transient Viewer viewer;

    @Inject
    transient Brand brand;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var dispatched = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = dispatched == null ? HttpServletResponse.SC_NOT_FOUND : dispatched;
        var worded = WORDED.contains(status) ? status : status < 500 ? 400 : 500;
        var path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var isForPrograms = path != null && path.startsWith(request.getContextPath() + "/api/");
        var locale = isForPrograms ? Sentences.spoken(request.getLocale()) : viewer.locale();
        var title = Sentences.of(locale, "problem." + worded);
        var detail = Sentences.of(locale, "http." + worded);
        var id = RequestLog.idOf(request);
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "5");
        }
        response.setCharacterEncoding("UTF-8");
        if (isForPrograms) {
            var problem = new JsonMapper().createObjectNode();
            problem.put("type", "urn:threeline:problem:http." + worded)
                    .put("title", title)
                    .put("status", status)
                    .put("detail", detail)
                    .put("instance", "urn:threeline:request:" + id)
                    .put("code", "http." + worded)
                    .putArray("errors");
            response.setContentType("application/problem+json");
            response.getWriter().write(problem.toString());
            return;
        }
        response.setContentType("text/html");
        // Beside the one every page has: this one runs no script at all.
        response.addHeader("Content-Security-Policy", "script-src 'none'");
        response.getWriter()
                .write(page(
                        request.getContextPath(),
                        status,
                        title,
                        detail,
                        wayOn(request, status, path, locale),
                        id,
                        locale));
    }

    /** What failed here may work in a moment: the page itself comes first then, for it has kept what was typed. */
    private static String wayOn(HttpServletRequest request, int status, String path, Locale locale) {
        var home = link(request.getContextPath() + "/", Sentences.of(locale, "error.link.home"), status < 500);
        // Two slashes at the beginning would name another host.
        if (status < 500 || path == null || path.startsWith("//")) {
            return home;
        }
        return "<span>" + Sentences.of(locale, "error.kept") + "</span></p><p class=\"tl-actions\">"
                + link(path, Sentences.of(locale, "error.link.again"), true) + home;
    }

    private static String link(String address, String text, boolean isMain) {
        return "<a class=\"tl-button" + (isMain ? " is-main" : "") + "\" href=\"" + escaped(address) + "\">" + text
                + "</a>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private String page(
            String context, int status, String title, String detail, String wayOn, String id, Locale locale) {
        return """
                <!DOCTYPE html>
                <html lang="%s" data-theme="%s">
                <head>
                <meta charset="UTF-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>%s · %s</title>
                <link rel="icon" href="%s"/>
                <link rel="stylesheet" href="%s/assets/tokens.css"/>
                <link rel="stylesheet" href="%s/assets/threeline.css"/>
                %s
                </head>
                <body class="tl-plain">
                <main class="tl-main is-narrow">
                <div class="tl-card tl-stack is-tight">
                <p class="tl-error-code">%s</p>
                <h1>%s</h1>
                <p class="tl-muted">%s</p>
                <p>%s</p>
                <p class="tl-help">%s</p>
                </div>
                </main>
                </body>
                </html>
                """.formatted(
                        locale.getLanguage(),
                        viewer.theme(),
                        title,
                        escaped(brand.name()),
                        brand.icon(),
                        context,
                        context,
                        brand.sheet() == null ? "" : "<link rel=\"stylesheet\" href=\"" + brand.sheet() + "\"/>",
                        status,
                        title,
                        detail,
                        wayOn,
                        Sentences.of(locale, "error.request", id));
    }
}
