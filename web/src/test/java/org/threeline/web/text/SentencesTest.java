package org.threeline.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    @Test
    void everySentenceExistsInBothLanguages() {
        assertThat(new TreeSet<>(Collections.list(bundle(RUSSIAN).getKeys())))
                .isEqualTo(new TreeSet<>(Collections.list(bundle(Locale.ROOT).getKeys())));
    }

    @Test
    void bothLanguagesMentionTheSameThings() {
        var english = bundle(Locale.ROOT);
        var russian = bundle(RUSSIAN);
        for (var key : english.keySet()) {
            assertThat(new MessageFormat(russian.getString(key)).getFormatsByArgumentIndex())
                    .as(key)
                    .hasSameSizeAs(new MessageFormat(english.getString(key)).getFormatsByArgumentIndex());
        }
    }

    @Test
    void aSentenceIsSpokenInTheReadersLanguageAndEnglishElsewhere() {
        assertThat(Sentences.of(RUSSIAN, "input.too_long", 40)).contains("40").contains("знаков");
        assertThat(Sentences.of(Locale.FRENCH, "input.too_long", 40)).isEqualTo("At most 40 characters are possible.");
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                Sentences.BUNDLE,
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
