package org.threeline.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.Identity;
import org.threeline.desk.identity.Role;
import org.threeline.web.text.Sentences;

/**
 * Who looks at the page and how: language, time zone, theme, and the rooms that open. It answers for strangers too,
 * from their cookies and their browser, and keeps answering while the database is away, so that an error page can be
 * drawn.
 */
@Named("viewer")
@RequestScoped
public class Viewer {
    static final String LANGUAGE_COOKIE = "tl-language";
    static final String THEME_COOKIE = "tl-theme";

    /** Written by the script: what the system prefers, for as long as the person has not chosen. */
    static final String SCHEME_COOKIE = "tl-scheme";

    /** Written by the script: the browser's zone, for strangers. */
    static final String ZONE_COOKIE = "tl-zone";

    /** What can be chosen; the first one holds until somebody chooses. */
    public static final List<String> THEMES = List.of("system", "light", "dark");

    @Inject
    HttpServletRequest request;

    @Inject
    CurrentPerson person;

    private Optional<Identity> identity;

    public boolean isSignedIn() {
        return identity().isPresent();
    }

    /** The person's name; empty for a stranger. */
    public String name() {
        return identity().map(Identity::name).orElse("");
    }

    /** Name, then what says more about the person where it is known: the department. */
    public String detail() {
        return identity().map(Identity::department).orElse("");
    }

    public String login() {
        return identity().map(Identity::login).orElse("");
    }

    public Locale locale() {
        return identity().map(Identity::locale).map(Sentences::spoken).orElseGet(this::strangersLocale);
    }

    public ZoneId zone() {
        return identity().map(Identity::zone).orElseGet(this::strangersZone);
    }

    /** {@code system}, {@code light} or {@code dark}. */
    public String theme() {
        return cookie(THEME_COOKIE).filter(THEMES::contains).orElse(THEMES.get(0));
    }

    /** The theme of PrimeFaces that goes with ours. */
    public String primeTheme() {
        var theme = theme();
        var dark = theme.equals("system") ? systemIsDark() : theme.equals("dark");
        return dark ? "arya-blue" : "saga-blue";
    }

    public List<Locale> languages() {
        return Sentences.LANGUAGES;
    }

    /** The rooms this person may enter, in the order of the header; one alone needs no header. */
    public List<Room> rooms() {
        var roles = identity().map(Identity::roles).orElse(Collections.emptySet());
        return Arrays.stream(Room.values()).filter(room -> room.opensFor(roles)).toList();
    }

    public boolean is(String role) {
        return identity().map(Identity::roles).orElse(Collections.emptySet()).contains(Role.valueOf(role));
    }

    /** Up to two letters that stand for a name on a small disc. */
    public String initials(String name) {
        return initialsOf(name);
    }

    static String initialsOf(String name) {
        if (name == null || name.isBlank()) {
            return "?";
        }
        var words = name.strip().split("\\s+");
        var ends = words.length == 1 ? Stream.of(words[0]) : Stream.of(words[0], words[words.length - 1]);
        return ends.map(word -> Character.toString(word.codePointAt(0)))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }

    private Optional<Identity> identity() {
        if (identity == null) {
            try {
                identity = person.isSignedIn() ? Optional.of(person.identity()) : Optional.empty();
            } catch (RuntimeException databaseAway) {
                // An error page asks as well, and has to be drawn without the database.
                identity = Optional.empty();
            }
        }
        return identity;
    }

    private Locale strangersLocale() {
        return cookie(LANGUAGE_COOKIE)
                .map(Locale::forLanguageTag)
                .or(() -> Collections.list(request.getLocales()).stream()
                        .filter(wanted -> Sentences.spoken(wanted).getLanguage().equals(wanted.getLanguage()))
                        .findFirst())
                .map(Sentences::spoken)
                .orElse(Sentences.LANGUAGES.get(0));
    }

    private ZoneId strangersZone() {
        return cookie(ZONE_COOKIE).flatMap(Viewer::zone).orElse(ZoneOffset.UTC);
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name.replace('.', '/')));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private boolean systemIsDark() {
        return cookie(SCHEME_COOKIE)
                .or(() -> Optional.ofNullable(request.getHeader("Sec-CH-Prefers-Color-Scheme"))
                        .map(value -> value.replace("\"", "")))
                .filter("dark"::equals)
                .isPresent();
    }

    private Optional<String> cookie(String name) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
