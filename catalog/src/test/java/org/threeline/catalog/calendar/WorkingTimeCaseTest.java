package org.threeline.catalog.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;

class WorkingTimeCaseTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OFFICE =
            "{\"zone\": \"UTC\", \"weekly\": {\"mon\": [[\"09:00\", \"17:00\"]], \"wed\": [[\"22:00\", \"06:00\"]]}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "add | {\"start\": \"2026-01-05T16:00:00Z\", \"seconds\": 3600} | {\"end\":\"2026-01-05T17:00:00Z\"}",
                "add | {\"start\": \"2026-01-05T16:00:00Z\", \"seconds\": 0.25} | {\"end\":\"2026-01-05T16:00:00.250Z\"}",
                "add | {\"start\": \"2026-01-05T16:00:00Z\", \"seconds\": 1e-999999999} | {\"end\":\"2026-01-05T16:00:00Z\"}",
                "add | {\"start\": \"2026-01-05T16:00:00Z\", \"seconds\": 1e12} | {\"end\":null}",
                "sub | {\"start\": \"2026-01-05T10:00:00Z\", \"seconds\": 3600} | {\"end\":\"2026-01-05T09:00:00Z\"}",
                "between | {\"start\": \"2026-01-05T16:00:00Z\", \"end\": \"2026-01-06T00:00:00Z\"} | {\"seconds\":3600}",
                "between | {\"start\": \"2026-01-06T16:00:00Z\", \"end\": \"2026-01-05T16:59:59.500Z\"} | {\"seconds\":-0.5}",
                "is_open | {\"at\": \"2026-01-05T17:00:00Z\"} | {\"open\":false}",
                "next_open | {\"at\": \"2026-01-05T10:00:00Z\"} | {\"at\":\"2026-01-05T10:00:00Z\"}",
                "next_open | {\"at\": \"2026-01-05T10:00:00Z\", \"strict\": true} | {\"at\":\"2026-01-07T22:00:00Z\"}",
                "next_close | {\"at\": \"2026-01-05T17:00:00Z\"} | {\"at\":\"2026-01-08T06:00:00Z\"}",
            })
    void aQuestionIsAnsweredInItsOwnForm(String op, String input, String answer) throws Exception {
        assertThat(WorkingTimeCase.evaluate(question(op, input)).toString()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sla_timeline | {} | op | working_time.op_unknown",
                "add | null | input | input.missing",
                "add | 7 | input | input.mistyped",
                "add | {\"seconds\": 1} | input.start | input.missing",
                "add | {\"start\": 5, \"seconds\": 1} | input.start | input.mistyped",
                "add | {\"start\": \"yesterday\", \"seconds\": 1} | input.start | input.instant_malformed",
                "add | {\"start\": \"2026-01-05 10:00\", \"seconds\": 1} | input.start | input.instant_malformed",
                "add | {\"start\": \"+1000000000-12-31T23:59:59Z\", \"seconds\": 1} | input.start | input.instant_out_of_range",
                "add | {\"start\": \"-0001-12-31T23:59:59Z\", \"seconds\": 1} | input.start | input.instant_out_of_range",
                "add | {\"start\": \"2026-01-05T10:00:00Z\"} | input.seconds | input.missing",
                "add | {\"start\": \"2026-01-05T10:00:00Z\", \"seconds\": \"1\"} | input.seconds | input.mistyped",
                "add | {\"start\": \"2026-01-05T10:00:00Z\", \"seconds\": -1} | input.seconds | input.negative",
                "add | {\"start\": \"2026-01-05T10:00:00Z\", \"seconds\": 1e13} | input.seconds | input.too_large",
                "add | {\"start\": \"2026-01-05T10:00:00Z\", \"seconds\": 1e999999999} | input.seconds | input.too_large",
                "sub | {\"start\": \"2026-01-05T10:00:00Z\", \"seconds\": 99999999999999999999} | input.seconds | input.too_large",
                "is_open | {\"at\": \"2026-01-05T10:00:00Z\", \"strict\": true} | input.strict | input.unknown_field",
                "next_open | {\"at\": \"2026-01-05T10:00:00Z\", \"strict\": \"yes\"} | input.strict | input.mistyped",
            })
    void whatCannotBeReadIsNamedAtItsPlace(String op, String input, String field, String code) throws Exception {
        ObjectNode question = question(op, input);

        assertThat(refusal(question).field()).isEqualTo(field);
        assertThat(refusal(question).code()).isEqualTo(code);
    }

    @Test
    void aCaseWithoutItsPartsIsRefused() throws Exception {
        assertThat(refusal(JSON.readTree("[]"))).isEqualTo(new FieldError("", "input.mistyped"));
        assertThat(refusal(JSON.readTree("{}"))).isEqualTo(new FieldError("op", "input.missing"));
        assertThat(refusal(JSON.readTree("{\"op\": \"add\"}"))).isEqualTo(new FieldError("calendar", "input.missing"));
        assertThat(refusal(question("add", "{}").put("opp", 1)))
                .isEqualTo(new FieldError("opp", "input.unknown_field"));
    }

    @Test
    void numbersOfAnySizeAreJudgedWithoutBeingWrittenOut() throws Exception {
        ObjectNode question = question("add", "{\"start\": \"2026-01-05T16:00:00Z\"}");
        ObjectNode input = (ObjectNode) question.get("input");

        input.put("seconds", new BigDecimal("1e999999999"));
        assertThat(refusal(question).code()).isEqualTo("input.too_large");
        input.put("seconds", new BigDecimal("-1e999999999"));
        assertThat(refusal(question).code()).isEqualTo("input.negative");
        input.put("seconds", new BigDecimal("1e-999999999"));
        assertThat(WorkingTimeCase.evaluate(question).get("end").textValue()).isEqualTo("2026-01-05T16:00:00Z");
        input.put("seconds", new BigDecimal("3600.0000000000000000000000000000001"));
        assertThat(WorkingTimeCase.evaluate(question).get("end").textValue()).isEqualTo("2026-01-05T17:00:00Z");
    }

    @Test
    void aMonstrousCalendarIsAnsweredInReasonableTime() throws Exception {
        ObjectNode question = question("add", "{\"start\": \"0001-01-01T00:00:00Z\", \"seconds\": 1e12}");
        ObjectNode calendar = (ObjectNode) question.get("calendar");
        calendar.put("zone", "Africa/Casablanca");
        ArrayNode monday = calendar.putObject("weekly").putArray("mon");
        for (int i = 0; i < 20_000; i++) {
            int minute = i % 720 * 2;
            monday.addArray().add(ServiceHours.clock(minute)).add(ServiceHours.clock(minute + 1));
        }
        ArrayNode holidays = calendar.putArray("holidays");
        ObjectNode exceptions = calendar.putObject("exceptions");
        for (int i = 0; i < 20_000; i++) {
            LocalDate date = LocalDate.of(1, 1, 1).plusDays(i * 180L);
            holidays.add(CalendarDate.on(date).toString());
            exceptions
                    .putArray(CalendarDate.on(date.plusDays(1)).toString())
                    .addArray()
                    .add("22:00")
                    .add("06:00");
        }

        // The processor's time is what a stranger could take away; how long it takes depends on who else is running.
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            assertThat(WorkingTimeCase.evaluate(question).get("end").isNull()).isTrue();
            assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()))
                    .isLessThan(Duration.ofSeconds(10));
        });
    }

    @Test
    void aCalendarThatTakesTooMuchWorkingOutIsRefusedInReasonableTime() throws Exception {
        ObjectNode question =
                question("between", "{\"start\": \"0001-01-01T00:00:00Z\", \"end\": \"9999-12-31T00:00:00Z\"}");
        ObjectNode calendar = (ObjectNode) question.get("calendar");
        ObjectNode weekly = calendar.putObject("weekly");
        for (String day : List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun")) {
            ArrayNode hours = weekly.putArray(day);
            for (int minute = 0; minute < ServiceHours.MINUTES_OF_DAY; minute += 2) {
                hours.addArray().add(ServiceHours.clock(minute)).add(ServiceHours.clock(minute + 1));
            }
        }
        ArrayNode holidays = calendar.putArray("holidays");
        for (int i = 0; i < 336; i++) {
            holidays.addObject()
                    .put("date", "*-%02d-%02d".formatted(1 + i / 28, 1 + i % 28))
                    .put("from", ServiceHours.clock(i))
                    .put("to", ServiceHours.clock(i + 1));
        }
        ObjectNode exceptions = calendar.putObject("exceptions");
        for (int year = 1; year < 10_000; year++) {
            exceptions
                    .putArray("%04d-01-02".formatted(year))
                    .addArray()
                    .add("09:00")
                    .add("09:01");
        }

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertThat(refusal(question))
                .isEqualTo(new FieldError("calendar", "calendar.too_much_work")));
    }

    private static ObjectNode question(String op, String input) throws Exception {
        ObjectNode question = JSON.createObjectNode();
        question.set("calendar", JSON.readTree(OFFICE));
        question.put("op", op);
        question.set("input", JSON.readTree(input));
        return question;
    }

    private static FieldError refusal(JsonNode question) {
        return catchThrowableOfType(InvalidInput.class, () -> WorkingTimeCase.evaluate(question))
                .errors()
                .get(0);
    }
}
