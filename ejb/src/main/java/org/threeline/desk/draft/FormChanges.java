package org.threeline.desk.draft;

import java.util.List;
import org.threeline.catalog.form.FormField;
import org.threeline.catalog.form.RequestForm;

/**
 * How a service's questions changed while a draft of it lay there.
 *
 * @param added questions that are new
 * @param removed questions that are not asked any more; what was answered there is not sent
 * @param changed questions that ask something else, or take other answers
 */
public record FormChanges(List<FormField> added, List<FormField> removed, List<FormField> changed) {
    public static FormChanges between(RequestForm then, RequestForm now) {
        return new FormChanges(
                now.fields().stream()
                        .filter(field -> named(then, field) == null)
                        .toList(),
                then.fields().stream()
                        .filter(field -> named(now, field) == null)
                        .toList(),
                now.fields().stream()
                        .filter(field -> named(then, field) != null && !field.equals(named(then, field)))
                        .toList());
    }

    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    private static FormField named(RequestForm form, FormField field) {
        return form.fields().stream()
                .filter(other -> other.name().equals(field.name()))
                .findFirst()
                .orElse(null);
    }
}
