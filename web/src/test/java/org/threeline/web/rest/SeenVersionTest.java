package org.threeline.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenVersionTest {
    @Test
    void theVersionOfATagIsRead() {
        assertThat(SeenVersion.of("\"17\"")).isEqualTo(17);
        assertThat(SeenVersion.of("W/\"3\"")).isEqualTo(3);
    }

    @Test
    void withoutAVersionOneIsAskedFor() {
        assertThatThrownBy(() -> SeenVersion.of(null))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.status()).isEqualTo(428));
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "*", "\"a\"", "\"1\", \"2\"", "\"-1\"", "\"99999999999\""})
    void whatIsNoSingleVersionIsRefused(String header) {
        assertThatThrownBy(() -> SeenVersion.of(header))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.status()).isEqualTo(400));
    }
}
