package org.threeline.catalog.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.threeline.kernel.LocalizedText;

/**
 * One question of a form.
 *
 * @param name stable name of the answer, unique within the form: a letter, then letters, digits or {@code _}
 * @param type what kind of answer it takes
 * @param label the question
 * @param help a sentence that helps to answer, or null
 * @param required whether it must be answered when it is asked; a required checkbox must be ticked
 * @param options what can be chosen, for CHOICE and MULTI_CHOICE only
 * @param min smallest number, for NUMBER only; may be null
 * @param max largest number, for NUMBER only; may be null
 * @param maxLength most characters, for TEXT and TEXT_AREA only; null for {@link #longest}
 * @param pattern regular expression the whole answer must match, for TEXT only; may be null
 * @param visibleWhen when the question is asked, or null for always
 */
public record FormField(
        String name,
        FieldType type,
        LocalizedText label,
        @Nullable LocalizedText help,
        boolean required,
        List<FieldOption> options,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable Integer maxLength,
        @Nullable String pattern,
        @Nullable Condition visibleWhen) {
    /** Most characters a TEXT answer may have, and how many it may have when the field does not say. */
    public static final int LONGEST_TEXT = 500;

    /** Most characters a TEXT_AREA answer may have. */
    public static final int LONGEST_TEXT_AREA = 20_000;

    private static final int USUAL_TEXT = 200;
    private static final int USUAL_TEXT_AREA = 4_000;

    /** Copies the list; null is none. */
    public FormField {
        options = options == null ? List.of() : List.copyOf(options);
    }

    /** Most characters of a TEXT or TEXT_AREA answer; the field's own limit, else the type's usual one. */
    public int longest() {
        if (maxLength != null) {
            return maxLength;
        }
        return type == FieldType.TEXT_AREA ? USUAL_TEXT_AREA : USUAL_TEXT;
    }

    /** The option with this value. */
    public Optional<FieldOption> option(String value) {
        return options.stream().filter(option -> option.value().equals(value)).findFirst();
    }
}
