package org.threeline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page, for everybody it opens for: at 360, 768 and 1440 px, in the light and in the dark, in English and Russian,
 * by keyboard and for a screen reader. One walk tells all that is wrong, page by page.
 */
@ExtendWith({RunningDesk.class, Browsing.class})
class EveryPageE2E {
    private static final Pattern ADDRESS =
            Pattern.compile("^    ([A-Z_]+)\\(\"([^\"]+)\", \"([^\"]+)\"\\)[,;]$", Pattern.MULTILINE);

    private static Exhibits exhibits;

    @BeforeAll
    static void make(Desk desk, Visit admin) {
        exhibits = Exhibits.made(desk, admin);
    }

    static Stream<Arguments> walks() {
        return Arrays.stream(Reader.values())
                .flatMap(reader -> Stream.of("en", "ru").map(language -> Arguments.of(reader, language)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("walks")
    void looksAsItShould(Reader reader, String language, Desk desk, Visit visit) {
        // English loads in the light and Russian in the dark; both are then looked at in the other way, too.
        var isRussian = language.equals("ru");
        if (isRussian) {
            visit.inRussian();
        }
        var walk = new Inspection(visit, language, isRussian, reader.name().toLowerCase(Locale.ROOT) + "-" + language);
        if (reader.login() != null) {
            speaks(desk, reader, language);
            visit.as(reader.login());
        }
        try {
            var things = exhibits.of(reader);
            for (var page : ListedPage.of(reader)) {
                for (var address : page.addresses(reader, things)) {
                    walk.look(address, 200, page.isFirst(reader));
                }
            }
            if (reader == Reader.ENGINEER) {
                walk.print("/desk/tickets/" + things.get("ticket"));
            }
            if (reader == Reader.EMPLOYEE) {
                ListedPage.NOT_FOUND.forEach(address -> walk.look(address, 404, true));
                walk.print("/tickets/" + things.get("solved"));
            }
        } finally {
            if (reader.login() != null) {
                speaks(desk, reader, "en");
            }
        }
        assertThat(walk.faults()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotForSomebodyIsNotThere(Reader reader, Visit visit) {
        if (reader.login() != null) {
            visit.as(reader.login());
        }
        var things = exhibits.of(reader);
        var open = new TreeMap<String, Integer>();
        for (var page : ListedPage.values()) {
            if (!page.opensFor(reader) && !page.opensFor(Reader.STRANGER)) {
                var address = page.addresses(reader, things).get(0);
                var answer = visit.page()
                        .request()
                        .get(address, RequestOptions.create().setMaxRedirects(0));
                var isHidden = reader == Reader.STRANGER
                        ? answer.status() == 302
                                && answer.headers().get("location").startsWith("/sign-in")
                        : answer.status() == 404;
                if (!isHidden) {
                    open.put(address, answer.status());
                }
            }
        }
        assertThat(open).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void evenWithoutADatabaseAPageExplainsItself(String language, Desk desk, Visit visit) {
        if (language.equals("ru")) {
            visit.inRussian();
        }
        var walk = new Inspection(visit, language, language.equals("ru"), "away-" + language);
        visit.as("employee");
        desk.stopDatabase();
        try {
            walk.look("/", 503, true);
        } finally {
            desk.startDatabase();
        }
        assertThat(walk.faults()).isEmpty();
    }

    static List<String> languages() {
        return List.of("en", "ru");
    }

    @Test
    void everyPageIsListed() throws IOException {
        var web = Build.project().resolve("web/src/main");
        var source = Files.readString(web.resolve("java/org/threeline/web/faces/Address.java"));
        var known = new TreeMap<String, String>();
        var views = new TreeSet<String>();
        ADDRESS.matcher(source).results().forEach(line -> {
            known.put(line.group(1), line.group(2));
            views.add(line.group(3));
        });
        var listed = Arrays.stream(ListedPage.values())
                .collect(Collectors.toMap(Enum::name, ListedPage::template, (one, other) -> one, TreeMap::new));
        assertThat(listed)
                .as("every address of the application stands in ListedPage, and no other")
                .isEqualTo(known);
        var root = web.resolve("webapp");
        try (var files = Files.walk(root)) {
            var there = files.map(file -> "/" + root.relativize(file))
                    .filter(file ->
                            file.endsWith(".xhtml") && !file.startsWith("/WEB-INF/") && !file.startsWith("/resources/"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(there).as("every view has an address").isEqualTo(views);
        }
    }

    private static void speaks(Desk desk, Reader reader, String language) {
        var answer = desk.as(reader.login()).send("PATCH", "/api/v1/me", Map.of("locale", language));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
