package org.threeline.catalog.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Facts drawn from the published tests of other projects (see README.md beside the file). With
 * {@code -Doracle.dir=DIR} the cases come from every {@code *.jsonl} of that folder instead.
 */
class RecordedCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> recordedCasesComeOutAsRecorded() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).isBlank()) {
                    continue;
                }
                JsonNode recorded = JSON.readTree(lines.get(i));
                if (WorkingTimeCase.OPERATIONS.contains(recorded.path("op").asText())) {
                    URI place = file.toUri();
                    String name = recorded.path("id").asText(file.getFileName() + ":" + (i + 1));
                    tests.add(DynamicTest.dynamicTest(
                            name + " " + recorded.path("op").asText(), place, () -> comesOutAsRecorded(recorded)));
                }
            }
        }
        assertThat(tests).as("cases of clock arithmetic in " + files()).isNotEmpty();
        return tests.stream();
    }

    private static void comesOutAsRecorded(JsonNode recorded) {
        ObjectNode answer = WorkingTimeCase.evaluate(recorded);
        assertThat(recorded.path("expected").size()).as("expectations of %s", recorded).isPositive();
        for (Map.Entry<String, JsonNode> expected : recorded.get("expected").properties()) {
            assertThat(value(answer.get(expected.getKey())))
                    .as("%s of %s", expected.getKey(), recorded)
                    .isEqualTo(value(expected.getValue()));
        }
    }

    /** What the node means: the same instant or number may be written in several ways. */
    private static Object value(JsonNode node) {
        if (node == null) {
            return "missing";
        }
        if (node.isTextual()) {
            return Instant.parse(node.textValue());
        }
        return node.isNumber() ? node.decimalValue().stripTrailingZeros() : node.toString();
    }

    private static List<Path> files() throws IOException, URISyntaxException {
        String folder = System.getProperty("oracle.dir");
        if (folder == null) {
            return List.of(Path.of(RecordedCasesTest.class
                    .getResource("working-time-and-sla.jsonl")
                    .toURI()));
        }
        Path directory = Path.of(folder);
        if (!Files.isDirectory(directory)) {
            // Tests run in their module's folder; the caller may have meant the project's.
            directory = Path.of("..").resolve(folder);
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        }
    }
}
