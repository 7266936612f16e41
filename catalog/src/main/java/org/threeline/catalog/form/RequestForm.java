package org.threeline.catalog.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must be filled in to file a request.
 *
 * @param fields the questions in the order they are asked, possibly none
 */
public record RequestForm(List<FormField> fields) {
    /** A form without questions: subject and description are enough. */
    public static final RequestForm EMPTY = new RequestForm(List.of());

    /** Copies the list; null is none. */
    public RequestForm {
        fields = fields == null ? List.of() : List.copyOf(fields);
    }

    /** The question of this name. */
    public Optional<FormField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /**
     * The questions to ask, given what is answered so far. A question that depends on one that is not asked is not
     * asked either.
     *
     * @param answers what was typed so far, by field name; it need not be valid
     */
    public List<FormField> visibleFields(Map<String, ?> answers) {
        Map<String, Object> seen = new HashMap<>();
        List<FormField> visible = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        for (FormField field : fields) {
            Condition condition = field.visibleWhen();
            if (condition == null || asked.contains(condition.field()) && condition.isMetBy(seen)) {
                visible.add(field);
                asked.add(field.name());
                seen.put(field.name(), answers.get(field.name()));
            }
        }
        return visible;
    }
}
