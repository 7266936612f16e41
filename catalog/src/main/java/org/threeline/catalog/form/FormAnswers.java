package org.threeline.catalog.form;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;

/** Whether what was typed answers a form's questions, and what the answers are. */
public final class FormAnswers {
    private static final String PREFIX = "answers.";
    private static final int MOST_ERRORS = 100;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_PHONE = 40;
    private static final int LONGEST_LOGIN = 100;
    private static final int LONGEST_NUMBER = 400;

    /** What a number may be when its field sets no limits of its own. */
    private static final BigDecimal MOST = new BigDecimal("999999999999999");

    private static final LocalDate FIRST_DATE = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(2199, 12, 31);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,15}(?:\\.[0-9]{1,6})?");
    private static final Pattern LARGE_NUMBER = Pattern.compile("[+-]?[0-9]{16,}(?:\\.[0-9]+)?");
    // Atoms of one character each between dots and hyphens: no place to go back to, so linear on any text.
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+@(?:[\\p{L}0-9](?:[\\p{L}0-9-]{0,61}[\\p{L}0-9])?\\.)+[\\p{L}]{2,63}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()./-]+");
    private static final Pattern LOGIN = Pattern.compile("[\\p{L}0-9._@+-]+");

    private final List<FieldError> errors = new ArrayList<>();

    private FormAnswers() {}

    /**
     * Checks what was typed or sent against a form.
     *
     * <p>Returned are the answers to the questions that are asked, in the order of the form, without those left empty:
     * text and choices as String (stripped, line ends as {@code \n}), numbers as BigDecimal, dates as ISO String,
     * checkboxes as Boolean (false when left empty), several choices as a list of String in the order of the options,
     * a person as the login. Answers to questions that are not asked are dropped. Whether a login exists is not known
     * here.
     *
     * @param form the questions
     * @param raw what was typed, by field name: String, Number, Boolean, LocalDate, or a collection of String; null for
     *     nothing at all
     * @throws InvalidInput with one error per field, named {@code answers.<name>}, codes {@code answer.required},
     *     {@code answer.too_long} (most characters), {@code answer.not_a_number}, {@code answer.out_of_range}
     *     (smallest, largest), {@code answer.not_a_date}, {@code answer.not_an_option}, {@code answer.pattern},
     *     {@code answer.not_an_email}, {@code answer.not_a_phone}, {@code answer.unknown_field} or
     *     {@code answer.mistyped}
     */
    public static Map<String, Object> check(RequestForm form, @Nullable Map<String, ?> raw) {
        FormAnswers checking = new FormAnswers();
        Map<String, Object> answers = checking.answers(form, raw == null ? Map.of() : raw);
        if (!checking.errors.isEmpty()) {
            throw new InvalidInput(checking.errors);
        }
        return answers;
    }

    /** A decimal number as people and JSON write it, without exponent, at most 15 digits before the point and 6 after. */
    static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private Map<String, Object> answers(RequestForm form, Map<String, ?> raw) {
        refuseUnknown(form, raw);
        Map<String, Object> answers = new LinkedHashMap<>();
        Set<String> asked = new HashSet<>();
        for (FormField field : form.fields()) {
            Condition condition = field.visibleWhen();
            if (condition != null && !(asked.contains(condition.field()) && condition.isMetBy(answers))) {
                continue;
            }
            int errorsBefore = errors.size();
            Object answer = answer(field, raw.get(field.name()));
            if (errors.size() > errorsBefore) {
                // What depends on an answer that is wrong is not asked yet: one mistake, one message.
                continue;
            }
            if (answer == null && field.required()) {
                refuse(field, "answer.required");
                continue;
            }
            asked.add(field.name());
            if (answer != null) {
                answers.put(field.name(), answer);
            }
        }
        return answers;
    }

    private void refuseUnknown(RequestForm form, Map<String, ?> raw) {
        for (Object name : raw.keySet()) {
            String text = String.valueOf(name);
            if (errors.size() < MOST_ERRORS && form.field(text).isEmpty()) {
                errors.add(new FieldError(PREFIX + shortened(text), "answer.unknown_field"));
            }
        }
    }

    /** A name nobody defined may be anything; enough of it to be recognized is given back. */
    private static String shortened(String name) {
        return (name.length() > 60 ? name.substring(0, 60) : name).replaceAll("[^\\p{L}0-9_.-]", "?");
    }

    /** The answer in its normal form; null when there is none or it was refused. */
    private @Nullable Object answer(FormField field, @Nullable Object raw) {
        return switch (field.type()) {
            case TEXT -> text(field, raw);
            case TEXT_AREA -> textArea(field, raw);
            case NUMBER -> number(field, raw);
            case DATE -> date(field, raw);
            case CHOICE -> choice(field, raw);
            case MULTI_CHOICE -> choices(field, raw);
            case CHECKBOX -> checkbox(field, raw);
            case EMAIL -> matching(field, raw, LONGEST_EMAIL, EMAIL, "answer.not_an_email");
            case PHONE -> phone(field, raw);
            case PERSON -> matching(field, raw, LONGEST_LOGIN, LOGIN, "answer.mistyped");
        };
    }

    private @Nullable String text(FormField field, @Nullable Object raw) {
        String text = line(field, raw, field.longest());
        if (text == null || field.pattern() == null || SafePattern.matches(field.pattern(), text)) {
            return text;
        }
        return refuse(field, "answer.pattern");
    }

    private @Nullable String textArea(FormField field, @Nullable Object raw) {
        String text = string(field, raw, field.longest());
        if (text == null) {
            return null;
        }
        return printable(field, text.replace("\r\n", "\n").replace('\r', '\n').strip(), field.longest(), "\n\t");
    }

    /** One line of text; tabs and line ends, as pasting brings them, become spaces. */
    private @Nullable String line(FormField field, @Nullable Object raw, int longest) {
        String text = string(field, raw, longest);
        return text == null
                ? null
                : printable(
                        field,
                        text.replace('\t', ' ')
                                .replace('\n', ' ')
                                .replace('\r', ' ')
                                .strip(),
                        longest,
                        "");
    }

    /** The text itself, if it is one: not checked yet, but short enough to be looked at. */
    private @Nullable String string(FormField field, @Nullable Object raw, int longest) {
        if (raw == null) {
            return null;
        }
        if (!(raw instanceof String text)) {
            return refuse(field, "answer.mistyped");
        }
        // Twice the limit leaves room for line ends and characters of two units; more cannot end up within it.
        if (text.length() > 2 * longest + 1_000) {
            return refuse(field, "answer.too_long", longest);
        }
        return text;
    }

    private @Nullable String printable(FormField field, String text, int longest, String allowedControls) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.codePointCount(0, text.length()) > longest) {
            return refuse(field, "answer.too_long", longest);
        }
        boolean garbled = text.codePoints()
                .anyMatch(c -> Character.isISOControl(c) && allowedControls.indexOf(c) < 0
                        || Character.getType(c) == Character.SURROGATE
                        || c == 0xFFFE
                        || c == 0xFFFF);
        return garbled ? refuse(field, "answer.mistyped") : text;
    }

    private @Nullable BigDecimal number(FormField field, @Nullable Object raw) {
        BigDecimal smallest = field.min() == null ? MOST.negate() : field.min();
        BigDecimal largest = field.max() == null ? MOST : field.max();
        BigDecimal number;
        if (raw instanceof String text) {
            if (text.length() > LONGEST_NUMBER) {
                return refuse(field, "answer.not_a_number");
            }
            String digits = text.strip();
            if (digits.isEmpty()) {
                return null;
            }
            if (LARGE_NUMBER.matcher(digits).matches()) {
                return refuse(field, "answer.out_of_range", smallest.toPlainString(), largest.toPlainString());
            }
            number = number(digits).orElse(null);
        } else if (raw instanceof Number given) {
            number = decimal(given);
        } else {
            return raw == null ? null : refuse(field, "answer.not_a_number");
        }
        if (number == null) {
            return refuse(field, "answer.not_a_number");
        }
        if (number.compareTo(smallest) < 0 || number.compareTo(largest) > 0) {
            return refuse(field, "answer.out_of_range", smallest.toPlainString(), largest.toPlainString());
        }
        return number;
    }

    /** The number in plain digits; null when it is none, too exact, or so large that printing it would hurt. */
    private static @Nullable BigDecimal decimal(Number given) {
        BigDecimal decimal;
        if (given instanceof BigDecimal exact) {
            decimal = exact;
        } else if (given instanceof BigInteger whole) {
            decimal = whole.bitLength() > 400 ? null : new BigDecimal(whole);
        } else if (given instanceof Double || given instanceof Float) {
            double value = given.doubleValue();
            decimal = Double.isFinite(value) ? new BigDecimal(given.toString()) : null;
        } else {
            decimal = BigDecimal.valueOf(given.longValue());
        }
        if (decimal == null || decimal.unscaledValue().bitLength() > 400 || Math.abs((long) decimal.scale()) > 400) {
            return null;
        }
        BigDecimal plain = decimal.stripTrailingZeros();
        return plain.scale() > 6 ? null : plain.setScale(Math.max(0, plain.scale()));
    }

    private @Nullable String date(FormField field, @Nullable Object raw) {
        LocalDate date;
        if (raw instanceof LocalDate given) {
            date = given;
        } else {
            String text = raw instanceof String typed && typed.length() <= LONGEST_NUMBER ? typed.strip() : null;
            if (raw == null || text != null && text.isEmpty()) {
                return null;
            }
            try {
                date = text == null || text.length() != 10 ? null : LocalDate.parse(text, DATE);
            } catch (DateTimeParseException noDate) {
                date = null;
            }
        }
        if (date == null) {
            return refuse(field, "answer.not_a_date");
        }
        if (date.isBefore(FIRST_DATE) || date.isAfter(LAST_DATE)) {
            return refuse(field, "answer.out_of_range", FIRST_DATE.toString(), LAST_DATE.toString());
        }
        return date.toString();
    }

    private @Nullable String choice(FormField field, @Nullable Object raw) {
        if (raw == null || "".equals(raw)) {
            return null;
        }
        if (!(raw instanceof String value)) {
            return refuse(field, "answer.mistyped");
        }
        return field.option(value).isPresent() ? value : refuse(field, "answer.not_an_option");
    }

    private @Nullable List<String> choices(FormField field, @Nullable Object raw) {
        Collection<?> given;
        if (raw == null || "".equals(raw)) {
            return null;
        } else if (raw instanceof String one) {
            given = List.of(one);
        } else if (raw instanceof Collection<?> several) {
            given = several;
        } else if (raw instanceof Object[] several) {
            given = Arrays.asList(several);
        } else {
            return refuse(field, "answer.mistyped");
        }
        if (given.size() > field.options().size()) {
            return refuse(field, "answer.not_an_option");
        }
        Set<String> chosen = new HashSet<>();
        for (Object each : given) {
            if (!(each instanceof String value)) {
                return refuse(field, "answer.mistyped");
            }
            if (field.option(value).isEmpty()) {
                return refuse(field, "answer.not_an_option");
            }
            chosen.add(value);
        }
        List<String> inOrder = field.options().stream()
                .map(FieldOption::value)
                .filter(chosen::contains)
                .toList();
        return inOrder.isEmpty() ? null : inOrder;
    }

    private @Nullable Boolean checkbox(FormField field, @Nullable Object raw) {
        boolean ticked;
        if (raw == null || "".equals(raw) || "false".equals(raw)) {
            ticked = false;
        } else if ("true".equals(raw) || "on".equals(raw)) {
            ticked = true;
        } else if (raw instanceof Boolean given) {
            ticked = given;
        } else {
            return refuse(field, "answer.mistyped");
        }
        // A question that must be answered with yes is not answered by no.
        return field.required() && !ticked ? null : Boolean.valueOf(ticked);
    }

    private @Nullable String phone(FormField field, @Nullable Object raw) {
        String phone = matching(field, raw, LONGEST_PHONE, PHONE, "answer.not_a_phone");
        if (phone == null) {
            return null;
        }
        long digits = phone.chars().filter(c -> c >= '0' && c <= '9').count();
        return digits >= 3 && digits <= 20 ? phone : refuse(field, "answer.not_a_phone");
    }

    private @Nullable String matching(
            FormField field, @Nullable Object raw, int longest, Pattern pattern, String code) {
        String text = line(field, raw, longest);
        return text == null || pattern.matcher(text).matches() ? text : refuse(field, code);
    }

    /** Notes the error; null stands for the answer that was refused. */
    private <T> @Nullable T refuse(FormField field, String code, Object... arguments) {
        errors.add(new FieldError(PREFIX + field.name(), code, arguments));
        return null;
    }
}
