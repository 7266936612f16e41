package org.threeline.desk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.branding.Branding;

class LetterLayoutTest {
    @Test
    void whatPeopleWroteIsTextInHtmlToo() {
        var content = new LetterLayout.Content(
                Locale.ENGLISH,
                "Hello <b>Irina</b>,",
                "lead",
                "",
                "<script>alert('x')</script>",
                List.of(),
                List.of(),
                "Open",
                "https://desk.example/tickets/TL-1?a=\"b",
                "foot",
                "choose",
                "");

        assertThat(LetterLayout.html(content, new Branding("Help <b>desk", null, null, 1)))
                .doesNotContain("<script>", "<b>")
                .contains("&lt;script&gt;", "a=&quot;b");
        assertThat(LetterLayout.text(content)).contains("> <script>alert('x')</script>");
    }

    @ParameterizedTest
    @EnumSource(LetterKind.class)
    void everyKindHasItsWordsInBothLanguages(LetterKind kind) throws MissingResourceException {
        for (var language : List.of(Locale.ENGLISH, Locale.forLanguageTag("ru"))) {
            assertThat(LetterWords.of(language, kind.name() + ".lead", "Irina", "x"))
                    .isNotBlank()
                    .doesNotContain("{");
            assertThat(LetterWords.of(language, kind.name() + ".button")).isNotBlank();
            if (kind.audience() == LetterKind.Audience.PERSON) {
                assertThat(LetterWords.of(language, kind.name() + ".subject")).isNotBlank();
            } else {
                assertThat(LetterWords.of(language, "news." + kind.name())).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TargetKind.class)
    void everyPromiseHasAName(TargetKind kind) {
        assertThat(LetterWords.of(Locale.forLanguageTag("ru"), "promise." + kind.name()))
                .isNotBlank();
    }
}
