package org.threeline.desk.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What other service desks' published tests expect of a ticket's promises; each case names its source. The cases stand
 * with those of plain working time, in the catalog module; {@code -Doracle.dir=DIR} reads every {@code *.jsonl} of a
 * folder instead.
 */
class RecordedTimelinesTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Path RECORDED = Path.of("../catalog/src/test/resources/org/threeline/catalog/calendar");

    @TestFactory
    Stream<DynamicTest> clocksSayWhatWasRecorded() throws IOException {
        var cases = cases();
        assertThat(cases).as("recorded timelines").isNotEmpty();
        return cases.stream()
                .map(recorded -> DynamicTest.dynamicTest(recorded.get("id").asText(), () -> {
                    var answer = ClockTimeline.evaluate(recorded);
                    recorded.get("expected").properties().forEach(expected -> assertThat(
                                    plain(answer.get(expected.getKey())))
                            .as(expected.getKey())
                            .isEqualTo(plain(expected.getValue())));
                }));
    }

    private static Object plain(JsonNode node) {
        if (node != null && node.isNumber()) {
            return node.decimalValue().stripTrailingZeros();
        }
        return node;
    }

    private static List<JsonNode> cases() throws IOException {
        var folder = System.getProperty("oracle.dir");
        var cases = new ArrayList<JsonNode>();
        try (var files = Files.newDirectoryStream(folder == null ? RECORDED : Path.of(folder), "*.jsonl")) {
            for (var file : files) {
                for (var line : Files.readAllLines(file)) {
                    var recorded = JSON.readTree(line);
                    if (ClockTimeline.OPERATION.equals(recorded.path("op").asText())) {
                        cases.add(recorded);
                    }
                }
            }
        }
        return cases;
    }
}
