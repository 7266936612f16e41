package org.threeline.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeline.desk.identity.Identity;
import org.threeline.web.security.AccessRules.Answer;

class AccessRulesTest {
    private static final Identity EMPLOYEE = identity(false, Set.of(), false);
    private static final Identity AGENT = identity(false, Set.of("service-desk"), false);
    private static final Identity OWNER = identity(false, Set.of(), true);
    private static final Identity ADMIN = identity(true, Set.of(), false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/tokens.css",
                "/jakarta.faces.resource/theme.css.xhtml",
                "/favicon.ico",
                "/sign-in",
                "/sign-in.xhtml",
                "/setup",
                "/health/ready",
                "/metrics",
                "/openapi",
                "/api/v1/me"
            })
    void thesePlacesDecideForThemselvesOrAreOpen(String path) {
        assertThat(AccessRules.decide(path, null)).isEqualTo(Answer.OPEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.xhtml",
                "/desk/queue",
                "/admin",
                "/services/x",
                "/sign-inside",
                "/assetsx",
                "/openapix",
                ""
            })
    void everywhereElseOneSignsInFirst(String path) {
        assertThat(AccessRules.decide(path, null)).isEqualTo(Answer.SIGN_IN);
    }

    @Test
    void eachRoomIsHiddenFromThoseWithoutItsRole() {
        assertThat(AccessRules.decide("/desk/queue.xhtml", EMPLOYEE)).isEqualTo(Answer.HIDDEN);
        assertThat(AccessRules.decide("/desk", OWNER)).isEqualTo(Answer.HIDDEN);
        assertThat(AccessRules.decide("/desk", AGENT)).isEqualTo(Answer.OPEN);
        assertThat(AccessRules.decide("/catalogue/services", AGENT)).isEqualTo(Answer.HIDDEN);
        assertThat(AccessRules.decide("/catalogue/services", OWNER)).isEqualTo(Answer.OPEN);
        assertThat(AccessRules.decide("/catalogue/services", ADMIN)).isEqualTo(Answer.OPEN);
        assertThat(AccessRules.decide("/catalog/catalogue.xhtml", AGENT)).isEqualTo(Answer.HIDDEN);
        assertThat(AccessRules.decide("/catalog/catalogue.xhtml", OWNER)).isEqualTo(Answer.OPEN);
        assertThat(AccessRules.decide("/admin/jobs", OWNER)).isEqualTo(Answer.HIDDEN);
        assertThat(AccessRules.decide("/admin/jobs", ADMIN)).isEqualTo(Answer.OPEN);
        assertThat(AccessRules.decide("/admin/calendars/office", OWNER)).isEqualTo(Answer.OPEN);
        assertThat(AccessRules.decide("/admin/calendars/office", AGENT)).isEqualTo(Answer.HIDDEN);
        assertThat(AccessRules.decide("/catalogue/reports/hand-overs", AGENT)).isEqualTo(Answer.OPEN);
        assertThat(AccessRules.decide("/catalogue/reports/hand-overs.csv", OWNER))
                .isEqualTo(Answer.OPEN);
        assertThat(AccessRules.decide("/catalogue/reports/hand-overs", EMPLOYEE))
                .isEqualTo(Answer.HIDDEN);
        assertThat(AccessRules.decide("/catalog/hand-overs.xhtml", AGENT)).isEqualTo(Answer.OPEN);
        assertThat(AccessRules.decide("/admin/groups/printers", AGENT)).isEqualTo(Answer.OPEN);
        assertThat(AccessRules.decide("/admin/groups/printers", EMPLOYEE)).isEqualTo(Answer.HIDDEN);
        assertThat(AccessRules.decide("/preferences/absence", EMPLOYEE)).isEqualTo(Answer.OPEN);
        assertThat(AccessRules.decide("/preferences/absence", null)).isEqualTo(Answer.SIGN_IN);
        assertThat(AccessRules.decide("/preferences", null)).isEqualTo(Answer.SIGN_IN);
        assertThat(AccessRules.decide("/preferences/security", EMPLOYEE)).isEqualTo(Answer.OPEN);
        assertThat(AccessRules.decide("/look", null)).isEqualTo(Answer.OPEN);
        assertThat(AccessRules.decide("/services/x", EMPLOYEE)).isEqualTo(Answer.OPEN);
    }

    @Test
    void aTokenCountsForProgramsAndNotOnPages() {
        assertThat(AccessRules.takesTokens("/api/v1/me")).isTrue();
        assertThat(AccessRules.takesTokens("/metrics")).isTrue();
        assertThat(AccessRules.takesTokens("/")).isFalse();
        assertThat(AccessRules.takesTokens("/desk/tickets/TL-1")).isFalse();
        assertThat(AccessRules.takesTokens("/preferences")).isFalse();
    }

    @Test
    void whatIsTheSameForAllAndWhatCountsForItselfIsNoPage() {
        assertThat(AccessRules.countsAsPage("/")).isTrue();
        assertThat(AccessRules.countsAsPage("/sign-in")).isTrue();
        assertThat(AccessRules.countsAsPage("/files/1/x.png")).isTrue();
        assertThat(AccessRules.countsAsPage("/admin/people.csv")).isTrue();
        assertThat(AccessRules.countsAsPage("/assets/threeline.css")).isFalse();
        assertThat(AccessRules.countsAsPage("/health/live")).isFalse();
        assertThat(AccessRules.countsAsPage("/api/v1/me")).isFalse();
        assertThat(AccessRules.countsAsPage("/error")).isFalse();
    }

    private static Identity identity(boolean admin, Set<String> groups, boolean owner) {
        return new Identity(
                1,
                "anna",
                "Anna",
                null,
                null,
                null,
                null,
                Locale.ENGLISH,
                ZoneOffset.UTC,
                admin,
                0,
                groups,
                Set.of(),
                owner);
    }
}
