package org.threeline.it;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;
import org.threeline.it.page.SignInPage;

/** One person's browser window on the desk. */
public final class Visit implements AutoCloseable {
    /** True once the page has loaded and neither Faces nor PrimeFaces waits for an answer. */
    private static final String SETTLED = """
            () => document.readyState === 'complete'
                && !document.documentElement.hasAttribute('data-tl-busy')
                && (!window.PrimeFaces?.ajax || PrimeFaces.ajax.Queue.isEmpty())
                && !window.threelineTestPending
            """;

    /** Counts requests of Faces' own script, which has no queue to ask. */
    private static final String COUNT_REQUESTS = """
            addEventListener('load', () => {
              window.threelineTestPending = 0;
              window.faces?.ajax?.addOnEvent(event => {
                if (event.status === 'begin') window.threelineTestPending++;
                if (event.status === 'success') window.threelineTestPending--;
              });
              window.faces?.ajax?.addOnError(() => window.threelineTestPending--);
            });
            """;

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final Browser browser;
    private final String root;
    private BrowserContext context;
    private Page page;

    Visit(Browser browser, String root) {
        this.browser = browser;
        this.root = root;
        open("en-US");
    }

    private void open(String language) {
        context = browser.newContext(new NewContextOptions()
                .setBaseURL(root)
                .setLocale(language)
                .setTimezoneId("Europe/Berlin")
                .setViewportSize(1280, 900));
        context.setDefaultTimeout(15_000);
        context.addInitScript(COUNT_REQUESTS);
        page = context.newPage();
    }

    /** The page as Playwright sees it, for page objects. */
    public Page page() {
        return page;
    }

    /** Where the application answers; ends with a slash. */
    String root() {
        return root;
    }

    /** Goes to an address below the application's root, such as {@code portal/home}. */
    public Visit to(String address) {
        page.navigate(address);
        return settled();
    }

    /** Signs in with a demo account, in the window's language. */
    public Visit as(String login) {
        to("sign-in");
        new SignInPage(page).signIn(login, "threeline");
        return settled();
    }

    /** Waits until the page has loaded and no request of it is under way. */
    public Visit settled() {
        page.waitForFunction(SETTLED);
        return this;
    }

    /** The size of a phone held upright. */
    public Visit onPhone() {
        page.setViewportSize(360, 740);
        return this;
    }

    /** A new window of a browser set to Russian, in which nobody is signed in; windows speak English otherwise. */
    public Visit inRussian() {
        context.close();
        open("ru-RU");
        return this;
    }

    public Visit inTheDark() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        return this;
    }

    /** Leaves a picture of the whole page in {@code target/screenshots}. */
    public Visit picture(String name) {
        page.screenshot(new ScreenshotOptions()
                .setFullPage(true)
                .setPath(Build.target().resolve("screenshots").resolve(name + ".png")));
        return this;
    }

    /** Fails on every fault of grave impact that axe-core finds on the page as it is now. */
    public Visit requireAccessible() {
        Assertions.assertThat(accessibilityFaults())
                .as("accessibility of %s", page.url())
                .isEmpty();
        return this;
    }

    /** Every fault of grave impact that axe-core finds on the page as it is now. */
    List<String> accessibilityFaults() {
        return faults(axe -> axe.withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")));
    }

    /** Those alone that depend on colours. */
    List<String> contrastFaults() {
        return faults(axe -> axe.withRules(List.of("color-contrast")));
    }

    private List<String> faults(UnaryOperator<AxeBuilder> rules) {
        // What a bar at the window's edge covers is uncovered by scrolling; axe-core would take it for too small.
        var window = page.viewportSize();
        page.setViewportSize(window.width, (int) page.evaluate("() => document.documentElement.scrollHeight"));
        var options = new AxeRunOptions();
        // What is in order need not be described, and takes the longest.
        options.setResultTypes(List.of("violations"));
        // No page has frames; asking for them would open a window of its own.
        var faults =
                rules
                        .apply(new AxeBuilder(page).setLegacyMode(true).options(options))
                        .analyze()
                        .getViolations()
                        .stream()
                        .filter(fault -> GRAVE.contains(fault.getImpact()))
                        .map(fault -> fault.getId() + ": " + fault.getHelp() + " "
                                + fault.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
        page.setViewportSize(window.width, window.height);
        return faults;
    }

    @Override
    public void close() {
        context.close();
    }
}
