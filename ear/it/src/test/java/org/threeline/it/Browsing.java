package org.threeline.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a {@link Visit} to tests that ask for one: a browser window of nobody's yet, closed after the test. A test that
 * fails leaves a picture of what was seen last. The browser itself is started once for all tests.
 */
public final class Browsing implements ParameterResolver, AfterTestExecutionCallback {
    private static final Namespace EVERYWHERE = Namespace.create(Browsing.class);

    private record Started(Playwright playwright, Browser browser) implements AutoCloseable {
        static Started now() {
            var playwright =
                    Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return new Started(playwright, playwright.chromium().launch(Chromium.options()));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visit.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var desk = RunningDesk.desk(context);
        var started = context.getRoot()
                .getStore(EVERYWHERE)
                .getOrComputeIfAbsent(Started.class, first -> Started.now(), Started.class);
        var visit = new Visit(started.browser(), desk.uri().toString());
        // Several windows may take part in one test; the store closes each after it.
        context.getStore(EVERYWHERE).put(parameter.getIndex(), visit);
        return visit;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            return;
        }
        var parameters = context.getRequiredTestMethod().getParameterCount();
        for (int i = 0; i < parameters; i++) {
            var visit = context.getStore(EVERYWHERE).get(i, Visit.class);
            if (visit != null) {
                visit.picture("failed-" + context.getRequiredTestClass().getSimpleName() + "-"
                        + context.getRequiredTestMethod().getName() + "-" + i);
            }
        }
    }
}
