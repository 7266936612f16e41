package org.threeline.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeline.kernel.InvalidInput;

class CursorTest {
    @Test
    void aPlaceIsFoundAgain() {
        var cursor = Cursor.after("tickets.updated", "2026-01-05T10:00:00Z", 42, null);
        assertThat(Cursor.read("tickets.updated", cursor, 3)).containsExactly("2026-01-05T10:00:00Z", "42", "");
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void aPlaceInAnotherListIsNone() {
        assertThatThrownBy(() -> Cursor.read("tickets.created", Cursor.after("tickets.updated", 1), 1))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void noCharacterOfACursorMayChange() {
        var cursor = Cursor.after("list", "abc", 7);
        for (var i = 0; i < cursor.length() - 1; i++) {
            var changed = cursor.substring(0, i) + (cursor.charAt(i) == 'A' ? 'B' : 'A') + cursor.substring(i + 1);
            assertThatThrownBy(() -> Cursor.read("list", changed, 2)).isInstanceOf(InvalidInput.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "====", "AAAAAAAAAAAA", "%00", "ж", "W10"})
    void anythingElseIsRefused(String cursor) {
        assertThatThrownBy(() -> Cursor.read("list", cursor, 1))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors().get(0).field()).isEqualTo("after"));
    }
}
