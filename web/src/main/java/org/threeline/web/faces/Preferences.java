package org.threeline.web.faces;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.PersonalPreferences;
import org.threeline.web.text.Sentences;

/**
 * Takes the choice of a language or a theme, from strangers too, and leads back to the page. Language is kept with a
 * signed-in person; the theme belongs to the browser.
 */
@WebServlet("/preferences")
public class Preferences extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int A_YEAR = (int) Duration.ofDays(365).toSeconds();

    @Inject
    transient CurrentPerson person;

    @Inject
    transient PersonalPreferences preferences;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        var theme = request.getParameter("theme");
        if (theme != null && Viewer.THEMES.contains(theme)) {
            remember(request, response, Viewer.THEME_COOKIE, theme);
        }
        var language = request.getParameter("language");
        if (language != null) {
            var spoken = Sentences.spoken(Locale.forLanguageTag(language)).getLanguage();
            remember(request, response, Viewer.LANGUAGE_COOKIE, spoken);
            if (person.isSignedIn()) {
                preferences.change(person.id(), spoken, null, null);
            }
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", localPath(request.getParameter("returnTo")));
    }

    /** The path where it is one of this site, else the portal: nobody is led away by a forged link. */
    static String localPath(String path) {
        return path != null && path.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*") ? path : "/";
    }

    private static void remember(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(A_YEAR);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
