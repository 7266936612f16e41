package org.threeline.web.portal;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.threeline.catalog.form.FieldType;
import org.threeline.catalog.form.FormField;
import org.threeline.catalog.form.RequestForm;
import org.threeline.kernel.LocalizedText;
import org.threeline.web.faces.Choice;

/**
 * A service's form while it is filled in. Questions that are not asked stay on the page, hidden, with what was typed
 * there: whoever changes his mind twice finds it again, and the use case drops what was not asked.
 */
public class Questionnaire {
    /** More options than this are folded into a list. */
    private static final int MOST_VISIBLE_OPTIONS = 5;

    private final RequestForm form;
    private final Locale locale;
    private final List<Question> questions;
    private final Map<String, Object> typed = new HashMap<>();

    public Questionnaire(RequestForm form, Locale locale, Map<String, ?> answers) {
        this.form = form;
        this.locale = locale;
        this.questions = form.fields().stream().map(this::question).toList();
        answers.forEach((name, answer) -> typed.put(name, answer instanceof Number ? answer.toString() : answer));
    }

    public List<Question> questions() {
        return questions;
    }

    /** What was typed, by name of the answer; the inputs of the page write into it. */
    public Map<String, Object> getTyped() {
        return typed;
    }

    /** Whether the question is asked, given what is typed so far. */
    public boolean isAsked(String name) {
        return form.visibleFields(answers()).stream()
                .anyMatch(field -> field.name().equals(name));
    }

    /** What was typed in the form the use cases take. */
    public Map<String, Object> answers() {
        var answers = new LinkedHashMap<String, Object>();
        for (var field : form.fields()) {
            var raw = typed.get(field.name());
            if (raw instanceof Object[] several) {
                raw = Arrays.stream(several).map(String::valueOf).toList();
            } else if (raw instanceof String text && field.type() == FieldType.NUMBER) {
                raw = number(text);
            }
            if (raw != null) {
                answers.put(field.name(), raw);
            }
        }
        return answers;
    }

    /** Where decimals are written with a comma and thousands are parted by a blank, that is how people type them. */
    private static String number(String text) {
        var digits = text.strip().replaceAll("(?<=[0-9])[ \\u00a0\\u202f](?=[0-9]{3})", "");
        return digits.matches("[+-]?[0-9]+,[0-9]+") ? digits.replace(',', '.') : digits;
    }

    /** Of answers somebody began to give, those that fit the form as it is: others would not be drawn. */
    public static Map<String, Object> fitting(RequestForm form, Map<String, Object> begun) {
        var fitting = new LinkedHashMap<String, Object>();
        for (var field : form.fields()) {
            var answer = begun.get(field.name());
            var fits = field.type() == FieldType.MULTI_CHOICE
                    ? answer instanceof Collection<?>
                    : field.type() == FieldType.CHECKBOX
                            ? answer instanceof Boolean
                            : answer instanceof String || answer instanceof Number;
            if (fits) {
                fitting.put(field.name(), answer instanceof Number ? answer.toString() : answer);
            }
        }
        return fitting;
    }

    private Question question(FormField field) {
        var dependents = dependents(field.name());
        return new Question(
                field.name(),
                look(field),
                text(field.label()),
                text(field.help()),
                field.required(),
                field.options().stream()
                        .map(option -> new Choice(option.value(), text(option.label())))
                        .toList(),
                field.type().isText() ? field.longest() : 0,
                field.visibleWhen() != null,
                dependents.stream().map(Question::placeOf).collect(Collectors.joining(" ")));
    }

    /** Names of the questions whose being asked depends on this one, directly or by others between. */
    private List<String> dependents(String name) {
        var reached = new HashSet<>(Set.of(name));
        var dependents = new ArrayList<String>();
        for (var field : form.fields()) {
            if (field.visibleWhen() != null
                    && reached.contains(field.visibleWhen().field())) {
                reached.add(field.name());
                dependents.add(field.name());
            }
        }
        return dependents;
    }

    private static String look(FormField field) {
        return switch (field.type()) {
            case TEXT -> "line";
            case TEXT_AREA -> "lines";
            case NUMBER -> "number";
            case DATE -> "date";
            case CHOICE -> field.required() && field.options().size() <= MOST_VISIBLE_OPTIONS ? "radio" : "list";
            case MULTI_CHOICE -> "boxes";
            case CHECKBOX -> "box";
            case EMAIL -> "email";
            case PHONE -> "phone";
            case PERSON -> "person";
        };
    }

    private String text(LocalizedText text) {
        return text == null ? "" : text.in(locale);
    }

    /**
     * Given answers as people read them, in the order of the form; without those that were left empty.
     *
     * @param yes what stands for a ticked box
     * @param name from a login to a person's name
     */
    public static List<GivenAnswer> read(
            RequestForm form, Map<String, Object> answers, Locale locale, String yes, UnaryOperator<String> name) {
        var read = new ArrayList<GivenAnswer>();
        for (var field : form.fields()) {
            var answer = answers.get(field.name());
            if (answer != null && !Boolean.FALSE.equals(answer)) {
                read.add(new GivenAnswer(field.label().in(locale), words(field, answer, locale, yes, name)));
            }
        }
        return read;
    }

    private static String words(FormField field, Object answer, Locale locale, String yes, UnaryOperator<String> name) {
        if (answer instanceof Collection<?> several) {
            return several.stream().map(value -> option(field, value, locale)).collect(Collectors.joining(", "));
        }
        return switch (field.type()) {
            case CHOICE -> option(field, answer, locale);
            case CHECKBOX -> yes;
            case DATE ->
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(LocalDate.parse(answer.toString()));
            case PERSON -> name.apply(answer.toString());
            default -> answer.toString();
        };
    }

    private static String option(FormField field, Object value, Locale locale) {
        return field.option(value.toString())
                .map(option -> option.label().in(locale))
                .orElse(value.toString());
    }
}
