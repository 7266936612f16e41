package org.threeline.web.faces;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.PersonalPreferences;
import org.threeline.desk.identity.PersonalPreferences.Wishes;

/**
 * Takes the choice of a language or a theme, from strangers too, and leads back to the page. Language is kept with a
 * signed-in person; the theme belongs to the browser.
 */
@WebServlet("/look")
public class LookChoice extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    transient CurrentPerson person;

    @Inject
    transient PersonalPreferences preferences;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        LookCookies.keepTheme(request.getParameter("theme"), request, response);
        var language = request.getParameter("language");
        if (language != null) {
            var spoken = LookCookies.keepLanguage(language, request, response);
            if (person.isSignedIn()) {
                preferences.change(person.id(), Wishes.language(spoken));
            }
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", localPath(request.getParameter("returnTo")));
    }

    /** The path where it is one of this site, else the portal: nobody is led away by a forged link. */
    static String localPath(String path) {
        return path != null && path.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*") ? path : "/";
    }
}
