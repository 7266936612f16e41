package org.threeline.kernel;

import jakarta.ejb.ApplicationException;
import java.util.List;

/** What was typed or sent cannot be accepted: one error per field, each at its place; nothing was changed. */
@ApplicationException(rollback = true)
public class InvalidInput extends RuntimeException {
    private final transient List<FieldError> errors;

    public InvalidInput(List<FieldError> errors) {
        super(errors.toString());
        this.errors = List.copyOf(errors);
    }

    public InvalidInput(String field, String code, Object... arguments) {
        this(List.of(new FieldError(field, code, List.of(arguments))));
    }

    /** At least one error, in the order of the fields. */
    public List<FieldError> errors() {
        return errors == null ? List.of() : errors;
    }

    /**
     * @param field the field's name as the caller sent it; a field of a form's answers is {@code answers.<name>}
     * @param code stable, language-free, the bundle key of the sentence, for example {@code input.too_long}
     * @param arguments what the sentence mentions
     */
    public record FieldError(String field, String code, List<Object> arguments) {
        public FieldError(String field, String code, Object... arguments) {
            this(field, code, List.of(arguments));
        }
    }
}
