package org.threeline.catalog.form;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When a question is asked: depending on the answer to an earlier one.
 *
 * @param field name of the earlier field
 * @param operator how its answer is looked at
 * @param values what it is compared with: one for EQUALS and NOT_EQUALS, at least one for IN, none for NOT_EMPTY;
 *     a checkbox is {@code true} or {@code false}
 */
public record Condition(String field, Operator operator, List<String> values) {
    /** How an answer is compared. With several answers (MULTI_CHOICE) one that fits is enough. */
    public enum Operator {
        EQUALS,
        NOT_EQUALS,
        IN,
        NOT_EMPTY
    }

    /** Copies the list; null is none. */
    public Condition {
        values = values == null ? List.of() : List.copyOf(values);
    }

    /**
     * Whether the condition holds for these answers. A question without an answer equals nothing, a checkbox without
     * one is not ticked.
     *
     * @param answers answers by field name, as {@link FormAnswers#check} returns them or as they were typed
     */
    public boolean isMetBy(Map<String, ?> answers) {
        Object answer = answers.get(field);
        return switch (operator) {
            case EQUALS, IN -> anyOf(answer, given -> values.stream().anyMatch(value -> same(given, value)));
            case NOT_EQUALS -> !anyOf(answer, given -> values.stream().anyMatch(value -> same(given, value)));
            case NOT_EMPTY ->
                anyOf(
                        answer,
                        given -> given != null
                                && !Boolean.FALSE.equals(given)
                                && !given.toString().isBlank());
        };
    }

    private static boolean anyOf(@Nullable Object answer, Predicate<Object> test) {
        if (answer instanceof Collection<?> several) {
            return several.stream().anyMatch(test);
        }
        return test.test(answer);
    }

    private static boolean same(@Nullable Object given, String value) {
        if (given == null) {
            return "false".equals(value);
        }
        if (given instanceof BigDecimal number) {
            return FormAnswers.number(value)
                    .filter(other -> other.compareTo(number) == 0)
                    .isPresent();
        }
        return given.toString().equals(value);
    }
}
