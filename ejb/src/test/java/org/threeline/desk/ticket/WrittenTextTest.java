package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.threeline.kernel.InvalidInput;

class WrittenTextTest {
    @Test
    void blanksAtTheEndsAreNobodysWords() {
        assertThat(WrittenText.required("text", " \t Hello\r\nthere \n", 20)).isEqualTo("Hello\nthere");
    }

    @Test
    void aTextOfBlanksIsNone() {
        assertThat(WrittenText.optional("note", " \n\t", 20)).isNull();
        assertThat(WrittenText.optional("note", null, 20)).isNull();
        refuses(() -> WrittenText.required("note", " \n\t", 20), "input.required");
    }

    @Test
    void theLastCharacterThatFitsIsTaken() {
        assertThat(WrittenText.required("text", "12345", 5)).hasSize(5);
        refuses(() -> WrittenText.required("text", "123456", 5), "input.too_long");
    }

    @Test
    void nothingInvisibleIsWritten() {
        refuses(() -> WrittenText.optional("text", "a\u0000b", 20), "input.control_character");
        refuses(() -> WrittenText.optional("text", "a\u007fb", 20), "input.control_character");
        assertThat(WrittenText.optional("text", "a\tb\nc", 20)).isEqualTo("a\tb\nc");
    }

    @Test
    void aSubjectIsOneLine() {
        assertThat(WrittenText.requiredLine("subject", "It is broken", 20)).isEqualTo("It is broken");
        refuses(() -> WrittenText.requiredLine("subject", "It is\nbroken", 20), "input.one_line");
    }

    private static void refuses(ThrowingCallable writing, String code) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(writing)
                .satisfies(refusal -> assertThat(refusal.errors().get(0).code()).isEqualTo(code));
    }
}
