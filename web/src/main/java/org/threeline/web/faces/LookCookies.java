package org.threeline.web.faces;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.threeline.web.text.Sentences;

/** What a browser keeps of how its person wants pages to look, for strangers and for the sign-in page. */
public final class LookCookies {
    private static final int A_YEAR = (int) Duration.ofDays(365).toSeconds();

    private LookCookies() {}

    /** Has to come before a redirect. @param theme one of {@link Viewer#THEMES}; anything else keeps what was */
    public static void keepTheme(String theme, HttpServletRequest request, HttpServletResponse response) {
        if (theme != null && Viewer.THEMES.contains(theme)) {
            keep(request, response, Viewer.THEME_COOKIE, theme);
        }
    }

    /**
     * Has to come before a redirect.
     *
     * @return the language that is spoken instead, where the wanted one is none of ours
     */
    public static String keepLanguage(String language, HttpServletRequest request, HttpServletResponse response) {
        var spoken = Sentences.spoken(Locale.forLanguageTag(language)).getLanguage();
        keep(request, response, Viewer.LANGUAGE_COOKIE, spoken);
        return spoken;
    }

    private static void keep(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(A_YEAR);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
