package org.threeline.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeline.web.rest.Problem.Entry;

class JsonBodyTest {
    record Order(String name, Integer count, List<Line> lines, Instant at, Color color, Boolean urgent) {}

    record Line(String text) {}

    enum Color {
        RED,
        BLUE
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nam\": \"x\"}                         | nam           | input.unknown_field",
                "{\"lines\": [{\"text\": \"a\"}, {\"txt\": 1}]} | lines[1].txt  | input.unknown_field",
                "{\"name\": 1}                            | name          | input.mistyped",
                "{\"name\": true}                         | name          | input.mistyped",
                "{\"name\": [\"x\"]}                      | name          | input.mistyped",
                "{\"count\": \"1\"}                       | count         | input.mistyped",
                "{\"count\": 1.5}                         | count         | input.mistyped",
                "{\"count\": 99999999999}                 | count         | input.mistyped",
                "{\"lines\": {}}                          | lines         | input.mistyped",
                "{\"lines\": [\"x\"]}                     | lines[0]      | input.mistyped",
                "{\"at\": \"yesterday\"}                  | at            | input.mistyped",
                "{\"at\": 5}                              | at            | input.mistyped",
                "{\"color\": \"GREEN\"}                   | color         | input.not_an_option",
                "{\"color\": 0}                           | color         | input.not_an_option",
                "{\"urgent\": \"true\"}                   | urgent        | input.mistyped",
                "[]                                       | ''            | input.mistyped",
                "null                                     | ''            | input.body_missing",
                "''                                       | ''            | input.body_missing",
            })
    void whatDoesNotFitIsRefusedAtItsField(String json, String field, String code) {
        var problem = refusal(json);
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).extracting(Entry::field, Entry::code).containsExactly(tuple(field, code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"x\"              | 1",
                "{\"name\": \"x\"} {}          | 1",
                "{\"name\": 'x'}               | 1",
                "{\"name\": \"a\", \"name\": \"b\"} | 1",
                "{\"name\": 007}               | 1",
                "hello                         | 1",
            })
    void whatIsNoJsonIsRefusedAtItsLine(String json, int line) {
        var problem = refusal(json);
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo("input.malformed_json");
        assertThat(problem.errors().get(0).line()).isEqualTo(line);
    }

    record Amount(int count) {}

    @Test
    void aNumberThatHasToBeThereIsMissed() {
        for (var json : List.of("{}", "{\"count\": null}")) {
            var problem = Problems.of(catchThrowable(() -> read(Amount.class, json)), Locale.ENGLISH, "r1");
            assertThat(problem.errors())
                    .extracting(Entry::field, Entry::code)
                    .containsExactly(tuple("count", "input.missing"));
        }
    }

    @Test
    void theLineOfAMistakeIsTold() {
        assertThat(refusal("{\n  \"name\": \"x\",\n  \"count\" 3\n}")
                        .errors()
                        .get(0)
                        .line())
                .isEqualTo(3);
    }

    @Test
    void deepAndLongDocumentsAreRefusedBeforeTheyHurt() {
        var deep = catchThrowable(() -> read(JsonNode.class, "[".repeat(100)));
        assertThat(Problems.of(deep, Locale.ENGLISH, "r1").code()).isEqualTo("input.beyond_limits");
        assertThat(refusal("{\"name\": \"" + "x".repeat(2 << 20) + "\"}").code())
                .isEqualTo("input.beyond_limits");
        var tooLarge = refusal("{\"lines\": [" + "{\"text\": \"abcdefgh\"},".repeat(300_000) + "{}]}");
        assertThat(tooLarge.status()).isEqualTo(413);
    }

    @Test
    void noWordOfTheReaderGetsOut() {
        for (var json :
                List.of("{\"nam\": 1}", "{\"at\": \"x\"}", "{\"color\": \"x\"}", "{", "[[[", "{\"lines\": 1}")) {
            assertThat(refusal(json).toString())
                    .doesNotContain("java")
                    .doesNotContain("jackson")
                    .doesNotContain("JsonBody");
        }
    }

    @Test
    void whatFitsIsRead() throws Exception {
        var order = (Order) read(
                Order.class, "{\"name\": \"x\", \"count\": 2, \"at\": \"2026-01-05T10:00:00Z\", \"color\": \"RED\"}");
        assertThat(order).isEqualTo(new Order("x", 2, null, Instant.parse("2026-01-05T10:00:00Z"), Color.RED, null));
        assertThat(read(JsonNode.class, "{\"a\": 0.1}")).hasToString("{\"a\":0.1}");
    }

    private static Problem refusal(String json) {
        return Problems.of(catchThrowable(() -> read(Order.class, json)), Locale.ENGLISH, "r1");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object read(Class<?> type, String json) throws Exception {
        return new JsonBody()
                .readFrom(
                        (Class) type,
                        type,
                        new Annotation[0],
                        MediaType.APPLICATION_JSON_TYPE,
                        null,
                        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
