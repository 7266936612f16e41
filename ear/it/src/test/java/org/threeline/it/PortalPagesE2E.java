package org.threeline.it;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page of the portal on a phone and at a desk, in the light and in the dark, in both languages. */
@ExtendWith({RunningDesk.class, Browsing.class})
class PortalPagesE2E {
    private static final Map<String, String> PAGES = Map.of(
            "home", "",
            "search", "search?q=laptop",
            "services", "services",
            "family", "services?family=it",
            "service", "services/travel-expenses",
            "requests", "requests?show=all");

    @TestFactory
    Stream<DynamicTest> onAPhoneInTheDarkInRussian(Visit visit) {
        visit.inRussian().onPhone().inTheDark().as("anna.petrova");
        return looks(visit, "ru-dark-phone");
    }

    @TestFactory
    Stream<DynamicTest> atADeskInEnglish(Visit visit) {
        visit.as("employee");
        return looks(visit, "en");
    }

    @Test
    void anUnknownServiceIsNotFound(Visit visit) {
        visit.as("employee").to("services/imported-incident");

        Assertions.assertThat(visit.page().locator("h1").count()).isPositive();
        Assertions.assertThat(visit.page().locator("#file").count()).isZero();
    }

    private static Stream<DynamicTest> looks(Visit visit, String look) {
        return List.copyOf(PAGES.keySet()).stream()
                .sorted()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    visit.to(PAGES.get(name)).requireAccessible().picture("portal-" + name + "-" + look);
                    var beyond = (Number) visit.page().evaluate("document.documentElement.scrollWidth - innerWidth");
                    Assertions.assertThat(beyond.intValue())
                            .as("width beyond the window")
                            .isLessThanOrEqualTo(0);
                }));
    }
}
