package org.threeline.desk.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccentTest {
    private static final Accent WHITE = new Accent(255, 255, 255);

    @ParameterizedTest
    @ValueSource(
            strings = {"#000000", "#ffffff", "#ffee00", "#00ff00", "#ff0000", "#0000ff", "#808080", "#0b6e4f", "#4f46e5"
            })
    void whateverTheColourTextOnItAndInItCanBeRead(String chosen) {
        var accent = Accent.parse(chosen).orElseThrow();

        assertThat(accent.solid().contrast(WHITE)).isGreaterThanOrEqualTo(Accent.TEXT);
        for (var ground : new String[] {"#ffffff", "#f5f6f9", "#eef0f4"}) {
            assertThat(accent.onLight().contrast(Accent.parse(ground).orElseThrow()))
                    .isGreaterThanOrEqualTo(Accent.TEXT);
        }
        for (var ground : new String[] {"#101218", "#181b23", "#1f232d"}) {
            assertThat(accent.onDark().contrast(Accent.parse(ground).orElseThrow()))
                    .isGreaterThanOrEqualTo(Accent.TEXT);
        }
    }

    @Test
    void aColourThatCanBeReadStaysAsItIs() {
        assertThat(Accent.PRODUCT.solid()).isEqualTo(Accent.PRODUCT);
        assertThat(Accent.parse("0B6E4F").orElseThrow().solid().css()).isEqualTo("#0b6e4f");
    }

    @Test
    void contrastIsThatOfWcag() {
        assertThat(new Accent(0, 0, 0).contrastWithWhite()).isCloseTo(21, within(0.001));
        assertThat(WHITE.contrastWithWhite()).isCloseTo(1, within(0.001));
        assertThat(Accent.parse("#767676").orElseThrow().contrastWithWhite()).isCloseTo(4.54, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#fff", "#12345g", "#1234567", "url(x)"})
    void whatIsNoColourIsNone(String typed) {
        assertThat(Accent.parse(typed)).isEmpty();
    }
}
