package org.threeline.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PluralTest {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    @Test
    void englishKnowsOneAndMore() {
        assertThat(Plural.of(Locale.ENGLISH, 1)).isEqualTo(Plural.ONE);
        assertThat(Plural.of(Locale.ENGLISH, 0)).isEqualTo(Plural.OTHER);
        assertThat(Plural.of(Locale.ENGLISH, 21)).isEqualTo(Plural.OTHER);
    }

    @Test
    void russianFollowsTheLastDigit() {
        assertThat(LongStream.of(1, 21, 101, 1001)).allMatch(n -> Plural.of(RUSSIAN, n) == Plural.ONE);
        assertThat(LongStream.of(2, 3, 4, 22, 104)).allMatch(n -> Plural.of(RUSSIAN, n) == Plural.FEW);
        assertThat(LongStream.of(0, 5, 9, 10, 20, 25, 100)).allMatch(n -> Plural.of(RUSSIAN, n) == Plural.MANY);
    }

    @Test
    void russianTeensAreMany() {
        assertThat(LongStream.of(11, 12, 13, 14, 19, 111, 212)).allMatch(n -> Plural.of(RUSSIAN, n) == Plural.MANY);
    }
}
