package org.threeline.catalog.offering;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.threeline.catalog.form.Condition;
import org.threeline.catalog.form.FieldOption;
import org.threeline.catalog.form.FieldType;
import org.threeline.catalog.form.FormField;
import org.threeline.catalog.form.RequestForm;
import org.threeline.catalog.form.SafePattern;
import org.threeline.kernel.LocalizedText;

/** Reads the questions of one service, in order, so that a condition can only look back. */
final class FormReader {
    private static final int MOST_FIELDS = 50;
    private static final int MOST_OPTIONS = 200;
    private static final int LONGEST_LABEL = 300;
    private static final int LONGEST_HELP = 1_000;
    private static final int LONGEST_OPTION = 60;
    private static final int LONGEST_PATTERN = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");

    private final Set<String> allNames = new HashSet<>();
    private final Map<String, FormField> earlier = new LinkedHashMap<>();
    private final Set<String> unreadable = new HashSet<>();

    private FormReader() {}

    /** The form at this place; fields that could not be read are left out. */
    static RequestForm read(YamlValue place) {
        YamlObject form = place.object("fields");
        if (form == null) {
            return RequestForm.EMPTY;
        }
        YamlValue fields = form.optional("fields");
        List<YamlValue> items = fields == null ? null : fields.items();
        if (items == null) {
            return RequestForm.EMPTY;
        }
        if (items.size() > MOST_FIELDS) {
            fields.fault("value.too_long", "A form has at most " + MOST_FIELDS + " fields.");
            return RequestForm.EMPTY;
        }
        FormReader reader = new FormReader();
        items.forEach(reader::noteName);
        List<FormField> read = new ArrayList<>();
        for (YamlValue item : items) {
            FormField field = reader.field(item);
            if (field != null) {
                read.add(field);
            }
        }
        return new RequestForm(read);
    }

    private void noteName(YamlValue item) {
        if (item.json().path("name").isTextual()) {
            allNames.add(item.json().path("name").textValue());
        }
    }

    private FormField field(YamlValue place) {
        YamlObject field = place.object(
                "name",
                "type",
                "label",
                "help",
                "required",
                "options",
                "min",
                "max",
                "maxLength",
                "pattern",
                "visibleWhen");
        if (field == null) {
            return null;
        }
        String name = field.required("name", this::name);
        FieldType type = field.required("type", value -> value.oneOf(FieldType.class));
        LocalizedText label = field.required("label", value -> value.localized(LONGEST_LABEL));
        LocalizedText help = field.optional("help", null, value -> value.localized(LONGEST_HELP));
        Boolean required = field.optional("required", false, YamlValue::flag);
        List<FieldOption> options = options(field, type);
        BigDecimal min = only(field, "min", type, type == FieldType.NUMBER, YamlValue::number);
        BigDecimal max = only(field, "max", type, type == FieldType.NUMBER, YamlValue::number);
        if (min != null && max != null && min.compareTo(max) > 0) {
            field.required("min").fault("field.min_above_max", "The smallest number is above the largest.");
        }
        int longest = type == FieldType.TEXT_AREA ? FormField.LONGEST_TEXT_AREA : FormField.LONGEST_TEXT;
        Integer maxLength =
                only(field, "maxLength", type, type != null && type.isText(), value -> value.integer(1, longest));
        String pattern = only(field, "pattern", type, type == FieldType.TEXT, FormReader::pattern);
        Condition condition = field.optional("visibleWhen", null, this::condition);
        FormField read = name == null || type == null || required == null
                ? null
                : new FormField(name, type, label, help, required, options, min, max, maxLength, pattern, condition);
        if (read != null) {
            earlier.put(name, read);
        } else if (name != null) {
            unreadable.add(name);
        }
        return read;
    }

    private String name(YamlValue place) {
        String name = place.text(60);
        if (name == null) {
            return null;
        }
        if (!NAME.matcher(name).matches()) {
            place.fault("field.name_malformed", "A field's name is a letter, then letters, digits or _.");
            return null;
        }
        if (earlier.containsKey(name) || unreadable.contains(name)) {
            place.fault("field.name_duplicate", "Another field of the form is called \"" + name + "\" already.");
            return null;
        }
        return name;
    }

    /** A value that belongs to some types of field only. */
    private static <T> T only(
            YamlObject field, String key, FieldType type, boolean belongs, Function<YamlValue, T> reading) {
        YamlValue value = field.optional(key);
        if (value == null || type == null) {
            return null;
        }
        if (!belongs) {
            value.faultAtKey("field.not_for_type", "A field of type " + type + " has no \"" + key + "\".");
            return null;
        }
        return reading.apply(value);
    }

    private static List<FieldOption> options(YamlObject field, FieldType type) {
        if (type == null) {
            return List.of();
        }
        if (!type.hasOptions()) {
            only(field, "options", type, false, value -> null);
            return List.of();
        }
        Set<String> seen = new HashSet<>();
        List<FieldOption> options = field.filledList("options", value -> option(value, seen));
        if (options.size() > MOST_OPTIONS) {
            field.required("options").fault("value.too_long", "A field has at most " + MOST_OPTIONS + " options.");
        }
        return options;
    }

    private static FieldOption option(YamlValue place, Set<String> seen) {
        YamlObject option = place.object("value", "label");
        if (option == null) {
            return null;
        }
        String value = option.required("value", each -> each.text(LONGEST_OPTION));
        LocalizedText label = option.required("label", each -> each.localized(LONGEST_LABEL));
        if (value != null && !seen.add(value)) {
            option.required("value")
                    .fault(
                            "field.option_duplicate",
                            "Another option has the value " + Spelling.quoted(value) + " already.");
        }
        return value == null ? null : new FieldOption(value, label);
    }

    private static String pattern(YamlValue place) {
        String pattern = place.text(LONGEST_PATTERN);
        if (pattern == null) {
            return null;
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException malformed) {
            place.fault(
                    "pattern.malformed",
                    "This is not a regular expression: " + malformed.getDescription() + " near character "
                            + (malformed.getIndex() + 1) + ".");
            return null;
        }
        if (SafePattern.nestsRepetition(pattern)) {
            place.fault(
                    "pattern.nested_repetition",
                    "A group that repeats without limit must not hold something that does too, as (a+)+: "
                            + "finding out whether a text matches could take for ever.");
            return null;
        }
        return pattern;
    }

    private Condition condition(YamlValue place) {
        YamlObject condition = place.object("field", "operator", "values");
        if (condition == null) {
            return null;
        }
        FormField field = condition.required("field", this::earlierField);
        Condition.Operator operator = condition.required("operator", value -> value.oneOf(Condition.Operator.class));
        List<String> values = condition.list("values", value -> value.text(LONGEST_OPTION));
        if (field == null || operator == null) {
            return null;
        }
        int given = values.size();
        boolean fits =
                switch (operator) {
                    case EQUALS, NOT_EQUALS -> given == 1;
                    case IN -> given >= 1;
                    case NOT_EMPTY -> given == 0;
                };
        if (!fits) {
            place.faultAtKey(
                    "condition.values",
                    switch (operator) {
                        case EQUALS, NOT_EQUALS -> operator + " compares with exactly one value.";
                        case IN -> "IN compares with at least one value.";
                        case NOT_EMPTY -> "NOT_EMPTY has no values.";
                    });
            return null;
        }
        condition.list("values", value -> comparable(value, field));
        return new Condition(field.name(), operator, values);
    }

    private FormField earlierField(YamlValue place) {
        String name = place.text(60);
        if (name == null || earlier.containsKey(name)) {
            return earlier.get(name);
        }
        if (unreadable.contains(name)) {
            return null;
        }
        if (allNames.contains(name)) {
            place.fault("condition.field_later", "A condition looks at an earlier field; \"" + name + "\" is not one.");
        } else {
            place.fault(
                    "condition.field_unknown",
                    "The form has no field " + Spelling.quoted(name) + Spelling.hint(name, earlier.keySet()));
        }
        return null;
    }

    /** Whether the field could ever be answered with the value. */
    private static Boolean comparable(YamlValue place, FormField field) {
        String value = place.text(LONGEST_OPTION);
        if (value == null) {
            return null;
        }
        List<String> possible = field.type() == FieldType.CHECKBOX
                ? List.of("true", "false")
                : field.options().stream().map(FieldOption::value).toList();
        boolean limited = field.type() == FieldType.CHECKBOX || field.type().hasOptions();
        if (limited && !possible.contains(value)) {
            place.fault(
                    "condition.value_impossible",
                    "\"" + field.name() + "\" is never " + Spelling.quoted(value) + Spelling.hint(value, possible));
        } else if (field.type() == FieldType.NUMBER) {
            place.number();
        }
        return true;
    }
}
