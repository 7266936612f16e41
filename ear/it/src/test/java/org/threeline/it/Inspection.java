package org.threeline.it;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Looks at the pages of one window as their readers would: wide and narrow, in the light and in the dark, with the
 * keyboard, and at what each costs to load. It collects what is wrong and never stops at the first fault.
 *
 * <p>With the system property {@code threeline.pictures} it leaves a picture of each look in that folder.
 */
final class Inspection {
    private static final String PICTURES = System.getProperty("threeline.pictures");
    private static final int WIDE = 1440;
    private static final int MIDDLE = 768;
    private static final int PHONE = 360;

    /** What a first view may weigh, as it comes over the wire, in bytes. */
    private static final int LIMIT = 500_000;

    /** What is never meant for people: a key of a bundle, or the mark of a missing one. */
    private static final Pattern RAW = Pattern.compile("\\?\\?\\?|\\b[a-z]+(?:_[a-z]+)+\\.[a-z_.]*[a-z]\\b");

    /** Bundles' keys of one word and others that {@link #RAW} cannot tell from addresses of hosts. */
    private static final List<String> ROOTS =
            List.of("page.", "look.", "time.", "promise.", "files.", "drafts.", "field.", "keys.", "dialog.", "http.");

    private static final String STRUCTURE = """
            () => {
              const seen = element => element.checkVisibility({visibilityProperty: true});
              const words = [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [data-label]')]
                  .flatMap(element => ['aria-label', 'title', 'placeholder', 'alt', 'data-label']
                      .map(name => element.getAttribute(name)).filter(Boolean));
              return {
                lang: document.documentElement.lang,
                title: document.title,
                headings: [...document.querySelectorAll('h1')].filter(seen).length,
                text: [document.title, document.body.innerText, ...words].join('\\n'),
                ids: [...document.querySelectorAll('[id]')].map(element => element.id)
                    .filter((id, place, all) => all.indexOf(id) !== place),
              };
            }
            """;

    /** What sticks out of the window, or nothing. What scrolls in a frame of its own does not. */
    private static final String BEYOND = """
            () => {
              if (document.documentElement.scrollWidth <= innerWidth) return [];
              const scrolls = element => {
                for (let up = element.parentElement; up; up = up.parentElement) {
                  if (getComputedStyle(up).overflowX !== 'visible') return up !== document.body && up !== document.documentElement;
                }
                return false;
              };
              return ['wider by ' + (document.documentElement.scrollWidth - innerWidth) + ' px'].concat(
                  [...document.body.querySelectorAll('*')]
                      .filter(element => element.getBoundingClientRect().right > innerWidth + 0.5 && !scrolls(element))
                      .slice(-3).map(element => element.outerHTML.slice(0, 160)));
            }
            """;

    /** What the keyboard reaches without showing it. The window has to have seen a Tab before. */
    private static final String UNSEEN = """
            () => {
              const looks = element => {
                const style = getComputedStyle(element);
                return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow].join();
              };
              // A box drawn by us stands beside or around the real one.
              const around = element => [element, element.parentElement, element.nextElementSibling, element.closest('label')]
                  .filter(Boolean);
              const reached = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
                  .filter(element => element.tabIndex >= 0 && !element.disabled && element.type !== 'hidden'
                      && element.checkVisibility({visibilityProperty: true}));
              const unseen = reached.filter(element => {
                document.activeElement?.blur();
                const before = around(element).map(looks);
                element.focus({preventScroll: true});
                return document.activeElement === element
                    && around(element).every((one, place) => looks(one) === before[place]);
              });
              document.activeElement?.blur();
              scrollTo(0, 0);
              return unseen.slice(0, 3).map(element => element.outerHTML.slice(0, 160));
            }
            """;

    private static final String UNFOLDED =
            "() => document.querySelectorAll('main details').forEach(details => details.open = true)";

    private final Visit visit;
    private final Page page;
    private final String language;
    private final boolean isDark;
    private final String folder;
    private final List<String> heard = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private double weight;
    private String host;

    /**
     * @param language the one its reader has chosen
     * @param isDark how the system looks while pages load
     * @param folder where pictures go, inside the folder for them
     */
    Inspection(Visit visit, String language, boolean isDark, String folder) {
        this.visit = visit;
        this.page = visit.page();
        this.language = language;
        this.isDark = isDark;
        this.folder = folder;
        page.onConsoleMessage(this::hear);
        page.onPageError(error -> heard.add("script: " + error));
        page.onRequest(request -> {
            // Pictures within a style sheet have no host.
            if (!request.url().startsWith("data:")
                    && !URI.create(request.url()).getAuthority().equals(host)) {
                heard.add("foreign request: " + request.url());
            }
        });
        weigh(page.context().newCDPSession(page));
        look(WIDE, isDark);
    }

    private void weigh(CDPSession session) {
        session.send("Network.enable");
        var cold = new JsonObject();
        cold.addProperty("cacheDisabled", true);
        session.send("Network.setCacheDisabled", cold);
        session.on(
                "Network.loadingFinished",
                event -> weight += event.get("encodedDataLength").getAsDouble());
    }

    private void hear(ConsoleMessage message) {
        if (List.of("error", "warning").contains(message.type())) {
            heard.add("console: " + message.text() + " at " + message.location());
        }
    }

    /**
     * Goes to an address of the application and looks at what is there.
     *
     * @param isWhole whether to look in the light and in the dark at each width; otherwise once for each language, which
     *     is enough where another reader's page is nearly the same
     */
    void look(String address, int status, boolean isWhole) {
        try {
            open(address, status, isWhole);
        } catch (PlaywrightException stuck) {
            faults.add(address + ": " + stuck.getMessage());
        }
    }

    private void open(String address, int status, boolean isWhole) {
        host = URI.create(visit.root()).resolve(address).getAuthority();
        heard.clear();
        weight = 0;
        look(WIDE, isDark);
        var answer = page.navigate(address);
        visit.settled();
        if (answer.status() != status) {
            faults.add(address + ": answers " + answer.status() + " instead of " + status);
            return;
        }
        if (status >= 400) {
            // The browser says so for the page itself.
            heard.removeIf(said -> said.contains("Failed to load resource") && said.contains(" " + status + " "));
        }
        if (weight > LIMIT) {
            heard.add("weighs " + Math.round(weight / 1000) + " kB");
        }
        var found = new ArrayList<String>();
        found.addAll(structure());
        found.addAll(keyboard());
        found.addAll(atADesk(address, isWhole));
        look(MIDDLE, isDark);
        found.addAll(fits(MIDDLE));
        picture(address, MIDDLE, isDark);
        found.addAll(onAPhone(address, isWhole));
        found.addAll(heard);
        found.stream().distinct().forEach(fault -> faults.add(address + ": " + fault));
    }

    private List<String> atADesk(String address, boolean isWhole) {
        var found = new ArrayList<>(fits(WIDE));
        picture(address, WIDE, isDark);
        if (!isDark) {
            found.addAll(visit.accessibilityFaults());
        }
        if (isWhole) {
            look(WIDE, true);
            found.addAll(visit.contrastFaults());
            picture(address, WIDE, true);
        }
        return found;
    }

    /** Looked at in the other light than at a desk, so that both languages together show both. */
    private List<String> onAPhone(String address, boolean isWhole) {
        var dark = isWhole ? !isDark : isDark;
        look(PHONE, dark);
        var found = new ArrayList<>(fits(PHONE));
        picture(address, PHONE, dark);
        page.evaluate(UNFOLDED);
        found.addAll(fits(PHONE));
        if (isWhole || isDark) {
            found.addAll(visit.accessibilityFaults());
        }
        picture(address + " unfolded", PHONE, dark);
        return found;
    }

    /** Looks at what comes out of a printer. */
    void print(String address) {
        page.navigate(address);
        visit.settled();
        page.setViewportSize(794, 1123);
        page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
        for (var fault : fits(794)) {
            faults.add(address + " on paper: " + fault);
        }
        picture(address + " print", 794, false);
        page.emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    /** All that is wrong with what was looked at, each with its address. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    private void look(int width, boolean dark) {
        page.setViewportSize(width, width == PHONE ? 740 : 900);
        page.emulateMedia(new EmulateMediaOptions()
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE));
    }

    @SuppressWarnings("unchecked")
    private List<String> structure() {
        var seen = (Map<String, Object>) page.evaluate(STRUCTURE);
        var found = new ArrayList<String>();
        if (!language.equals(seen.get("lang"))) {
            found.add("is in " + seen.get("lang"));
        }
        if (!Integer.valueOf(1).equals(seen.get("headings"))) {
            found.add("has " + seen.get("headings") + " main headings");
        }
        if (seen.get("title").toString().startsWith(" ")) {
            found.add("has no title");
        }
        if (!((List<?>) seen.get("ids")).isEmpty()) {
            found.add("has ids twice: " + seen.get("ids"));
        }
        var text = seen.get("text").toString();
        RAW.matcher(text).results().forEach(raw -> found.add("says " + raw.group()));
        text.lines()
                .map(String::strip)
                .filter(line -> ROOTS.stream().anyMatch(line::startsWith))
                .forEach(line -> found.add("says " + line));
        return found;
    }

    @SuppressWarnings("unchecked")
    private List<String> keyboard() {
        var found = new ArrayList<String>();
        var hasSkip = (boolean) page.evaluate(
                "() => !!document.querySelector('.tl-skip')" + " && document.activeElement === document.body");
        page.keyboard().press("Tab");
        if (hasSkip && !(boolean) page.evaluate("() => document.activeElement.matches('.tl-skip')")) {
            found.add("the first Tab does not reach the skip link");
        }
        for (var unseen : (List<String>) page.evaluate(UNSEEN)) {
            found.add("focus is not seen on " + unseen);
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private List<String> fits(int width) {
        return ((List<String>) page.evaluate(BEYOND))
                .stream().map(fault -> fault + " at " + width + " px").toList();
    }

    private void picture(String address, int width, boolean dark) {
        if (PICTURES != null) {
            var name = (address.equals("/") ? "home" : address.substring(1)).replaceAll("[^A-Za-z0-9=-]+", "_") + "-"
                    + width + (dark ? "-dark" : "-light") + ".png";
            page.screenshot(new ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(PICTURES).resolve(folder).resolve(name)));
        }
    }
}
