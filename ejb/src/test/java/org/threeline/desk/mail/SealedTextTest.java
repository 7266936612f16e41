package org.threeline.desk.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SealedTextTest {
    private static final String KEY = "threeline.secret.key";

    @AfterEach
    void forget() {
        System.clearProperty(KEY);
    }

    @Test
    void whatWasSealedOpensWithTheSameKeyForTheSamePurposeOnly() {
        System.setProperty(KEY, "0123456789abcdef0123456789abcdef");
        var sealed = SealedText.seal("пароль", "mail");

        assertThat(sealed).doesNotContain("пароль").isNotEqualTo(SealedText.seal("пароль", "mail"));
        assertThat(SealedText.open(sealed, "mail")).contains("пароль");
        assertThat(SealedText.open(sealed, "else")).isEmpty();
        System.setProperty(KEY, "another key, as long as the first one");
        assertThat(SealedText.open(sealed, "mail")).isEmpty();
    }

    @Test
    void withoutAKeyNothingIsSealed() {
        System.setProperty(KEY, "short");

        assertThat(SealedText.isPossible()).isFalse();
        assertThatThrownBy(() -> SealedText.seal("x", "mail")).hasMessageContaining("THREELINE_SECRET_KEY");
    }
}
