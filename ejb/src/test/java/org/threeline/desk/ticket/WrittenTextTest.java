package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeline.kernel.InvalidInput;

class WrittenTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\rb", "a\u001bb", "a\u007fb", "a\u0085b", "a\ud800", "\udc00a", "a\uffff"})
    void whatCannotBeWrittenIsRefused(String text) {
        var refused = catchThrowableOfType(InvalidInput.class, () -> WrittenText.required("text", text, 100));

        assertThat(refused.errors().get(0).code()).isEqualTo("input.control_character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u00a0\u3000", "\u200b", "\u200f\u200e", "\u2060\ufeff"})
    void whatNobodyCanSeeIsNotThere(String text) {
        assertThat(WrittenText.optional("text", text, 100)).isNull();
    }

    @Test
    void whatPeopleWriteIsKept() {
        for (var text : new String[] {"Ein \ud83d\ude00", "\u0434\u0430", "a\n\tb", "\ud83d\udc69\u200d\ud83d\udcbb"}) {
            assertThat(WrittenText.required("text", " " + text + " ", 100)).isEqualTo(text);
        }
    }
}
