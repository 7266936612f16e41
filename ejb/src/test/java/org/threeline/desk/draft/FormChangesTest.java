package org.threeline.desk.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.form.FieldType;
import org.threeline.catalog.form.FormField;
import org.threeline.catalog.form.RequestForm;
import org.threeline.kernel.LocalizedText;
import org.threeline.kernel.StaleVersion;

class FormChangesTest {
    @Test
    void whatCameWentAndAsksSomethingElseIsTold() {
        var changes = FormChanges.between(
                form(field("place", "Where?"), field("since", "Since when?")),
                form(field("place", "In which room?"), field("number", "Which number?")));

        assertThat(changes.added()).extracting(FormField::name).containsExactly("number");
        assertThat(changes.removed()).extracting(FormField::name).containsExactly("since");
        assertThat(changes.changed()).extracting(FormField::name).containsExactly("place");
        assertThat(changes.isEmpty()).isFalse();
    }

    @Test
    void theSameQuestionsInAnotherOrderAreNoChange() {
        var then = form(field("place", "Where?"), field("since", "Since when?"));

        assertThat(FormChanges.between(then, form(field("since", "Since when?"), field("place", "Where?")))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aDraftGrowsWithEachSavingAndRefusesTheSlowerDevice() {
        var draft = Draft.request(DraftKind.REQUEST, "new-laptop", 1, 7, Instant.EPOCH);
        draft.write(DraftContent.said("One", null), 2, Instant.EPOCH);

        draft.requireVersion(1);
        assertThatExceptionOfType(StaleVersion.class).isThrownBy(() -> draft.requireVersion(0));
        assertThat(draft.isOf(7)).isTrue();
        assertThat(draft.isOf(8)).isFalse();
    }

    @Test
    void whatWasWrittenIsReadAsItWas() {
        var text = new DraftText();
        var content = DraftContent.request(
                "Subject", "Text", Map.of("place", "4.12"), "HIGH", null, null, List.of("emma"), List.of(5L, 5L, 6L));

        assertThat(text.convertToEntityAttribute(text.convertToDatabaseColumn(content)))
                .isEqualTo(content);
        assertThat(content.files()).containsExactly(5L, 6L);
        assertThat(text.convertToEntityAttribute("{\"text\":\"x\",\"dropped\":1}")
                        .text())
                .isEqualTo("x");
        assertThat(DraftContent.said("  ", null).isNothingSaid()).isTrue();
        assertThat(DraftContent.said(null, Arrays.asList(1L, null)).isNothingSaid())
                .isFalse();
    }

    private static RequestForm form(FormField... fields) {
        return new RequestForm(List.of(fields));
    }

    private static FormField field(String name, String label) {
        return new FormField(
                name, FieldType.TEXT, new LocalizedText(label, label), null, false, null, null, null, null, null, null);
    }
}
