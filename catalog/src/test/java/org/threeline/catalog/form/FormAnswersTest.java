package org.threeline.catalog.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeline.catalog.form.Condition.Operator;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.LocalizedText;

@Timeout(20)
class FormAnswersTest {
    private static FormField field(String name, FieldType type, boolean required) {
        return new FormField(name, type, text(name), null, required, options(type), null, null, null, null, null);
    }

    private static FormField field(String name, FieldType type) {
        return field(name, type, false);
    }

    private static List<FieldOption> options(FieldType type) {
        return type.hasOptions()
                ? List.of(
                        new FieldOption("red", text("Red")),
                        new FieldOption("green", text("Green")),
                        new FieldOption("blue", text("Blue")))
                : List.of();
    }

    private static FormField number(String min, String max) {
        return new FormField(
                "n",
                FieldType.NUMBER,
                text("n"),
                null,
                false,
                List.of(),
                new BigDecimal(min),
                new BigDecimal(max),
                null,
                null,
                null);
    }

    private static FormField limited(FieldType type, Integer maxLength, String pattern) {
        return new FormField("t", type, text("t"), null, false, List.of(), null, null, maxLength, pattern, null);
    }

    private static FormField when(FormField field, String other, Operator operator, String... values) {
        return new FormField(
                field.name(),
                field.type(),
                field.label(),
                null,
                field.required(),
                field.options(),
                field.min(),
                field.max(),
                field.maxLength(),
                field.pattern(),
                new Condition(other, operator, List.of(values)));
    }

    private static LocalizedText text(String english) {
        return new LocalizedText(english, null);
    }

    private static RequestForm form(FormField... fields) {
        return new RequestForm(List.of(fields));
    }

    private static Object answer(FormField field, Object raw) {
        Map<String, Object> given = new HashMap<>();
        given.put(field.name(), raw);
        return FormAnswers.check(form(field), given).get(field.name());
    }

    private static String refusal(RequestForm form, Map<String, ?> raw) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> FormAnswers.check(form, raw));
        assertThat(refused).as("refusal").isNotNull();
        return String.join(
                " ",
                refused.errors().stream()
                        .map(error -> error.field() + ":" + error.code())
                        .toList());
    }

    private static String refusal(FormField field, Object raw) {
        Map<String, Object> given = new HashMap<>();
        given.put(field.name(), raw);
        String refusal = refusal(form(field), given);
        String prefix = "answers." + field.name() + ":answer.";
        assertThat(refusal).startsWith(prefix).doesNotContain(" ");
        return refusal.substring(prefix.length());
    }

    @Test
    void answersComeBackInTheOrderOfTheFormAndWithoutEmptyOnes() {
        RequestForm form = form(
                field("a", FieldType.TEXT),
                field("b", FieldType.NUMBER),
                field("c", FieldType.CHECKBOX),
                field("d", FieldType.DATE));
        Map<String, Object> raw = new LinkedHashMap<>();
        raw.put("d", "2028-02-29");
        raw.put("b", "12.50");
        raw.put("a", "  ");
        assertThat(FormAnswers.check(form, raw))
                .containsExactly(
                        Map.entry("b", new BigDecimal("12.50")), Map.entry("c", false), Map.entry("d", "2028-02-29"));
    }

    @Test
    void nothingAtAllAnswersAFormWithoutRequiredQuestions() {
        assertThat(FormAnswers.check(form(field("a", FieldType.TEXT)), null)).isEmpty();
        assertThat(FormAnswers.check(RequestForm.EMPTY, Map.of())).isEmpty();
    }

    @Test
    void everyRequiredQuestionLeftEmptyIsNamed() {
        RequestForm form = form(Arrays.stream(FieldType.values())
                .map(type -> field(type.name(), type, true))
                .toArray(FormField[]::new));
        String refusal = refusal(form, Map.of());
        for (FieldType type : FieldType.values()) {
            assertThat(refusal).contains("answers." + type + ":answer.required");
        }
        assertThat(refusal(field("c", FieldType.CHECKBOX, true), "false")).isEqualTo("required");
        assertThat(refusal(field("m", FieldType.MULTI_CHOICE, true), List.of())).isEqualTo("required");
        assertThat(refusal(field("t", FieldType.TEXT, true), " \t\n ")).isEqualTo("required");
    }

    @Test
    void answersToQuestionsNobodyAskedAreRefused() {
        assertThat(refusal(form(field("a", FieldType.TEXT)), Map.of("b", "x")))
                .isEqualTo("answers.b:answer.unknown_field");
        String hostile = refusal(RequestForm.EMPTY, Map.of("<script>\u0000" + "x".repeat(1_000_000), "1"));
        assertThat(hostile).hasSizeLessThan(120).doesNotContain("<").doesNotContain("\u0000");
        Map<String, Object> many = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            many.put("x" + i, i);
        }
        assertThat(refusal(RequestForm.EMPTY, many).split(" ")).hasSize(100);
        assertThat(refusal(RequestForm.EMPTY, Collections.singletonMap(null, "x")))
                .contains("unknown_field");
    }

    @Test
    void textIsStrippedAndKeptOnOneLine() {
        assertThat(answer(field("t", FieldType.TEXT), "  Zoë\tи\r\nАня 👩‍💻 ")).isEqualTo("Zoë и  Аня 👩‍💻");
        assertThat(answer(field("t", FieldType.TEXT), "<b>&amp;'\"")).isEqualTo("<b>&amp;'\"");
        assertThat(answer(field("t", FieldType.TEXT_AREA), "\r\none\r\n\ttwo\rthree\n"))
                .isEqualTo("one\n\ttwo\nthree");
    }

    @Test
    void textMayBeAsLongAsTheFieldAllowsAndNoLonger() {
        FormField ten = limited(FieldType.TEXT, 10, null);
        assertThat(answer(ten, "x".repeat(10))).isEqualTo("x".repeat(10));
        assertThat(answer(ten, "😀".repeat(10))).isEqualTo("😀".repeat(10));
        assertThat(answer(ten, " ".repeat(500) + "x")).isEqualTo("x");
        assertThat(refusal(ten, "x".repeat(11))).isEqualTo("too_long");
        assertThat(refusal(ten, "x".repeat(50_000_000))).isEqualTo("too_long");
        assertThat(answer(field("a", FieldType.TEXT_AREA), "x".repeat(4_000)))
                .asString()
                .hasSize(4_000);
        assertThat(refusal(field("a", FieldType.TEXT_AREA), "x".repeat(4_001))).isEqualTo("too_long");
        assertThat(refusal(field("a", FieldType.TEXT), "x".repeat(201))).isEqualTo("too_long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\u007fb", "a\u0085b", "a\ud800b", "\udc00", "a\ufffeb"})
    void textWithControlCharactersOrHalfCharactersIsRefused(String text) {
        assertThat(refusal(field("t", FieldType.TEXT), text)).isEqualTo("mistyped");
        assertThat(refusal(field("t", FieldType.TEXT_AREA), text)).isEqualTo("mistyped");
    }

    @Test
    void anAnswerOfAnotherShapeIsRefusedAtItsField() {
        for (FieldType type : FieldType.values()) {
            FormField field = field("f", type);
            for (Object odd : List.of(Map.of("x", Map.of("y", 1)), new int[] {1}, new Object())) {
                assertThat(refusal(field, odd)).isNotEmpty();
            }
        }
        assertThat(refusal(field("t", FieldType.TEXT), 5)).isEqualTo("mistyped");
        assertThat(refusal(field("t", FieldType.TEXT), List.of("a"))).isEqualTo("mistyped");
        assertThat(refusal(field("n", FieldType.NUMBER), true)).isEqualTo("not_a_number");
        assertThat(refusal(field("n", FieldType.NUMBER), List.of(1))).isEqualTo("not_a_number");
        assertThat(refusal(field("d", FieldType.DATE), 20260101)).isEqualTo("not_a_date");
        assertThat(refusal(field("c", FieldType.CHOICE), List.of("red"))).isEqualTo("mistyped");
        assertThat(refusal(field("c", FieldType.CHECKBOX), 1)).isEqualTo("mistyped");
        assertThat(refusal(field("c", FieldType.CHECKBOX), "yes")).isEqualTo("mistyped");
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "-5, -5", "+5, 5", "0.000001, 0.000001", "' 7.25 ', 7.25", "999999999999999, 999999999999999"})
    void aNumberIsTakenAsWritten(String typed, BigDecimal number) {
        assertThat(answer(field("n", FieldType.NUMBER), typed)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "-Infinity",
                "1e5",
                "1e999999999",
                "1E-999999999",
                "0x10",
                "1,5",
                "1 000",
                "--1",
                "1.",
                ".5",
                "1.0000001",
                "٣",
                "five",
                "1d",
                "1f"
            })
    void whatIsNoPlainNumberIsRefused(String typed) {
        assertThat(refusal(field("n", FieldType.NUMBER), typed)).isEqualTo("not_a_number");
    }

    @Test
    void numbersOfEveryJavaTypeAreUnderstoodOrRefusedQuickly() {
        FormField field = field("n", FieldType.NUMBER);
        assertThat(answer(field, 5)).isEqualTo(new BigDecimal("5"));
        assertThat(answer(field, 5L)).isEqualTo(new BigDecimal("5"));
        assertThat(answer(field, 2.5)).isEqualTo(new BigDecimal("2.5"));
        assertThat(answer(field, 0.1f)).isEqualTo(new BigDecimal("0.1"));
        assertThat(answer(field, new BigDecimal("1E+3"))).isEqualTo(new BigDecimal("1000"));
        assertThat(answer(field, new BigDecimal("1.500"))).isEqualTo(new BigDecimal("1.5"));
        assertThat(answer(field, BigInteger.TEN)).isEqualTo(new BigDecimal("10"));
        assertThat(refusal(field, Double.NaN)).isEqualTo("not_a_number");
        assertThat(refusal(field, Double.POSITIVE_INFINITY)).isEqualTo("not_a_number");
        assertThat(refusal(field, Double.MIN_VALUE)).isEqualTo("not_a_number");
        assertThat(refusal(field, Double.MAX_VALUE)).isEqualTo("out_of_range");
        assertThat(refusal(field, new BigDecimal("1E+999999999"))).isEqualTo("not_a_number");
        assertThat(refusal(field, new BigDecimal("1E-999999999"))).isEqualTo("not_a_number");
        assertThat(refusal(field, BigInteger.ONE.shiftLeft(10_000_000))).isEqualTo("not_a_number");
        assertThat(refusal(field, new BigDecimal(BigInteger.ONE.shiftLeft(10_000_000), 5)))
                .isEqualTo("not_a_number");
        assertThat(refusal(field, "9".repeat(10_000_000))).isEqualTo("not_a_number");
        assertThat(refusal(field, "9".repeat(40))).isEqualTo("out_of_range");
        assertThat(refusal(field, "1000000000000000")).isEqualTo("out_of_range");
    }

    @Test
    void aNumberMayReachItsLimitsButNotPassThem() {
        assertThat(answer(number("0", "10"), "0")).isEqualTo(new BigDecimal("0"));
        assertThat(answer(number("0", "10"), "10.000")).isEqualTo(new BigDecimal("10.000"));
        assertThat(refusal(number("0", "10"), "-0.01")).isEqualTo("out_of_range");
        assertThat(refusal(number("0", "10"), "10.01")).isEqualTo("out_of_range");
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class, () -> FormAnswers.check(form(number("0", "10")), Map.of("n", 11)));
        assertThat(refused.errors().get(0).arguments()).containsExactly("0", "10");
    }

    @Test
    void aDateExistsAndIsNotAbsurd() {
        FormField field = field("d", FieldType.DATE);
        assertThat(answer(field, "2026-12-31")).isEqualTo("2026-12-31");
        assertThat(answer(field, LocalDate.of(2026, 1, 2))).isEqualTo("2026-01-02");
        assertThat(answer(field, " 1900-01-01 ")).isEqualTo("1900-01-01");
        for (String none : List.of(
                "2026-02-29",
                "2026-13-01",
                "2026-1-1",
                "31.12.2026",
                "2026-12-31T00:00:00Z",
                "tomorrow",
                "+12026-01-01",
                "9".repeat(1_000_000))) {
            assertThat(refusal(field, none)).as(none.substring(0, 8)).isEqualTo("not_a_date");
        }
        assertThat(refusal(field, "1899-12-31")).isEqualTo("out_of_range");
        assertThat(refusal(field, "0000-01-01")).isEqualTo("out_of_range");
        assertThat(refusal(field, "9999-12-31")).isEqualTo("out_of_range");
        assertThat(refusal(field, LocalDate.MAX)).isEqualTo("out_of_range");
    }

    @Test
    void onlyOfferedOptionsCanBeChosen() {
        assertThat(answer(field("c", FieldType.CHOICE), "green")).isEqualTo("green");
        assertThat(refusal(field("c", FieldType.CHOICE), "Green")).isEqualTo("not_an_option");
        assertThat(refusal(field("c", FieldType.CHOICE), " green")).isEqualTo("not_an_option");
        FormField several = field("m", FieldType.MULTI_CHOICE);
        assertThat(answer(several, List.of("blue", "red"))).isEqualTo(List.of("red", "blue"));
        assertThat(answer(several, List.of("red", "red"))).isEqualTo(List.of("red"));
        assertThat(answer(several, new String[] {"green"})).isEqualTo(List.of("green"));
        assertThat(answer(several, "green")).isEqualTo(List.of("green"));
        assertThat(refusal(several, List.of("red", "yellow"))).isEqualTo("not_an_option");
        assertThat(refusal(several, Collections.nCopies(1_000_000, "red"))).isEqualTo("not_an_option");
        assertThat(refusal(several, Arrays.asList("red", null))).isEqualTo("mistyped");
        assertThat(refusal(several, List.of(List.of("red")))).isEqualTo("mistyped");
    }

    @Test
    void aCheckboxUnderstandsFormsAndJson() {
        FormField field = field("c", FieldType.CHECKBOX);
        assertThat(answer(field, "on")).isEqualTo(true);
        assertThat(answer(field, "true")).isEqualTo(true);
        assertThat(answer(field, true)).isEqualTo(true);
        assertThat(answer(field, "false")).isEqualTo(false);
        assertThat(answer(field, null)).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.de", "first.last+tag@sub.example.com", "o'neil@example.org", "info@пример.рф"})
    void addressesThatMailReachesAreAccepted(String address) {
        assertThat(answer(field("e", FieldType.EMAIL), address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a@",
                "@b.de",
                "a@b",
                "a b@c.de",
                "a@b..de",
                "a@-b.de",
                "a@b.de,c@d.de",
                "a@b.de\nBcc: x@y.de",
                "<a@b.de>",
                ".a@b.de"
            })
    void addressesThatAreNoneAreRefused(String address) {
        assertThat(refusal(field("e", FieldType.EMAIL), address)).isEqualTo("not_an_email");
    }

    @Test
    void telephoneNumbersHaveEnoughDigits() {
        FormField field = field("p", FieldType.PHONE);
        assertThat(answer(field, "+49 (30) 123-45.67")).isEqualTo("+49 (30) 123-45.67");
        assertThat(answer(field, "110")).isEqualTo("110");
        for (String none : List.of("12", "+", "()()()", "1".repeat(21), "123a", "++491234", "٣٤٥٦")) {
            assertThat(refusal(field, none)).as(none).isEqualTo("not_a_phone");
        }
        assertThat(refusal(field, "1".repeat(41))).isEqualTo("too_long");
    }

    @Test
    void aPersonIsNamedByLogin() {
        assertThat(answer(field("p", FieldType.PERSON), "jane.doe")).isEqualTo("jane.doe");
        assertThat(refusal(field("p", FieldType.PERSON), "jane doe")).isEqualTo("mistyped");
        assertThat(refusal(field("p", FieldType.PERSON), "x".repeat(101))).isEqualTo("too_long");
    }

    @Test
    void aPatternMustMatchTheWholeAnswer() {
        FormField field = limited(FieldType.TEXT, 20, "NB-[0-9]{6}");
        assertThat(answer(field, " NB-004217 ")).isEqualTo("NB-004217");
        assertThat(refusal(field, "NB-0042171")).isEqualTo("pattern");
        assertThat(refusal(field, "xNB-004217")).isEqualTo("pattern");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+", "(a|aa)+", "(a*)*b", "(.*a){20}", "([a-z]+)*\\1", "(a|a)*", "(x+x+)+y"})
    void aPatternThatWouldTakeForEverGivesUp(String pattern) {
        FormField field = limited(FieldType.TEXT, 500, pattern);
        long start = System.nanoTime();
        assertThat(refusal(field, "a".repeat(499) + "!")).isEqualTo("pattern");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({
        "(a+)+, true", "(a*)*, true", "((a+)b)*, true", "(a{2;})+, true", "(?:\\d+)*, true", "(a|b+)+, true",
        "(ab)+, false", "a+b+, false", "[(+)]+, false", "\\(a+\\)+, false", "([0-9]{2})*, false",
                "(NB|PC)-[0-9]{6}, false",
        "[]a+]+, false", "[^]a+]+, false"
    })
    void repetitionsWithinRepetitionsAreSeen(String pattern, boolean nested) {
        assertThat(SafePattern.nestsRepetition(pattern.replace(';', ','))).isEqualTo(nested);
    }

    @Test
    void questionsThatAreNotAskedAreNeitherRequiredNorKept() {
        RequestForm form = form(
                field("color", FieldType.CHOICE, true),
                when(field("shade", FieldType.TEXT, true), "color", Operator.EQUALS, "red"),
                when(field("why", FieldType.TEXT, true), "shade", Operator.NOT_EMPTY));
        assertThat(FormAnswers.check(form, Map.of("color", "blue", "shade", "dark", "why", "x")))
                .containsExactly(Map.entry("color", "blue"));
        assertThat(refusal(form, Map.of("color", "red"))).isEqualTo("answers.shade:answer.required");
        assertThat(FormAnswers.check(form, Map.of("color", "red", "shade", "dark", "why", "x")))
                .containsOnlyKeys("color", "shade", "why");
        assertThat(form.visibleFields(Map.of("color", "red", "shade", "dark")))
                .extracting(FormField::name)
                .containsExactly("color", "shade", "why");
        assertThat(form.visibleFields(Map.of("color", "blue", "shade", "dark")))
                .extracting(FormField::name)
                .containsExactly("color");
    }

    @Test
    void oneMistakeGivesOneMessage() {
        RequestForm form = form(
                field("color", FieldType.CHOICE, true),
                when(field("shade", FieldType.TEXT, true), "color", Operator.NOT_EQUALS, "red"));
        assertThat(refusal(form, Map.of("color", "pink"))).isEqualTo("answers.color:answer.not_an_option");
    }

    @Test
    void conditionsLookAtEveryKindOfAnswer() {
        assertThat(met(Operator.EQUALS, true, "true")).isTrue();
        assertThat(met(Operator.EQUALS, null, "false")).isTrue();
        assertThat(met(Operator.EQUALS, new BigDecimal("5.0"), "5")).isTrue();
        assertThat(met(Operator.IN, List.of("red", "blue"), "blue", "green")).isTrue();
        assertThat(met(Operator.IN, List.of("red"), "blue", "green")).isFalse();
        assertThat(met(Operator.NOT_EQUALS, List.of("red", "blue"), "blue")).isFalse();
        assertThat(met(Operator.NOT_EQUALS, null, "blue")).isTrue();
        assertThat(met(Operator.NOT_EMPTY, "x")).isTrue();
        assertThat(met(Operator.NOT_EMPTY, "")).isFalse();
        assertThat(met(Operator.NOT_EMPTY, List.of())).isFalse();
        assertThat(met(Operator.NOT_EMPTY, false)).isFalse();
    }

    private static boolean met(Operator operator, Object answer, String... values) {
        return new Condition("x", operator, List.of(values)).isMetBy(Collections.singletonMap("x", answer));
    }
}
