package org.threeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How quickly is working time counted? By JMH in a process of its own; it needs neither server nor database. */
final class Arithmetic {
    static final String PART = "arithmetic";

    private static final String RATE = "primaryMetric";

    /** Less is nothing: the profiler counts its own few bytes over millions of calls. */
    private static final double NO_BYTES = 0.5;

    private final Path folder;

    Arithmetic(Path folder) {
        this.folder = folder;
    }

    void measure(Figures figures) throws IOException, InterruptedException {
        var results = run();
        var walk = perSecond(results.get("walkAnArrayOfDays"));
        var calendar = perSecond(results.get("addDayByDay"));
        var add = results.get("add");
        assertThat(bytes(add)).as("bytes allocated by an add").isLessThan(NO_BYTES);
        figures.add(PART, "add of 163 working hours over a month")
                .is("", perSecond(add), "/s")
                .is("", bytes(add), "bytes each")
                .limit("summing an array of the days walked", walk, "/s")
                .limit("day by day with java.time", calendar, "/s")
                .note(
                        "one thread; split shifts, a whole and a half holiday, a night shift across a change of the clocks");
        figures.add(PART, "the same with Instant and Duration")
                .is("", perSecond(results.get("addInstants")), "/s")
                .is("", bytes(results.get("addInstants")), "bytes each")
                .limit("summing an array of the days walked", walk, "/s")
                .note("the bytes are the answer's own");
        figures.add(PART, "working time between two instants a month apart")
                .is("", perSecond(results.get("between")), "/s")
                .is("", bytes(results.get("between")), "bytes each")
                .limit("summing an array of the days walked", walk, "/s");
        var explanation = results.get("explain");
        figures.add(PART, "explanation of a clock over a month, three pauses")
                .is("", perSecond(explanation), "/s")
                .is("", bytes(explanation), "bytes each")
                .limit("copying as many segments", perSecond(results.get("copySegments")), "/s");
    }

    /** Each benchmark's result by its method. */
    private Map<String, JsonNode> run() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var file = folder.resolve("jmh.json");
        Files.deleteIfExists(file);
        var log = folder.resolve("jmh.log");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        "org.openjdk.jmh.Main",
                        ArithmeticBenchmark.class.getName(),
                        "-foe",
                        "true",
                        "-prof",
                        "gc",
                        "-rf",
                        "json",
                        "-rff",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as("JMH's end, told in %s", log).isZero();
        var results = new HashMap<String, JsonNode>();
        for (var result : new ObjectMapper().readTree(file.toFile())) {
            var name = result.path("benchmark").asText();
            results.put(name.substring(name.lastIndexOf('.') + 1), result);
        }
        return results;
    }

    /** As Maven runs this, its own class path is Maven's; the class loader knows ours. */
    private static String classPath() {
        if (!(Arithmetic.class.getClassLoader() instanceof URLClassLoader loader)) {
            return System.getProperty("java.class.path");
        }
        return Arrays.stream(loader.getURLs())
                .map(url -> Path.of(URI.create(url.toString())).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static double perSecond(JsonNode result) {
        assertThat(result.path(RATE).path("scoreUnit").asText()).isEqualTo("ops/s");
        return result.path(RATE).path("score").asDouble();
    }

    private static double bytes(JsonNode result) {
        var metrics = result.path("secondaryMetrics");
        return List.of("gc.alloc.rate.norm", "·gc.alloc.rate.norm").stream()
                .filter(metrics::has)
                .mapToDouble(name -> metrics.path(name).path("score").asDouble())
                .findFirst()
                .orElseThrow();
    }
}
