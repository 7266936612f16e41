package org.threeline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of security requirements names what is there: a claim that nobody can look up is a wish. */
class AsvsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| V([0-9.]+)(?: – V([0-9.]+))? \\|");
    private static final Pattern NAMED = Pattern.compile("`([^`\n]+)`");
    private static final Pattern MEMBER = Pattern.compile("([A-Z]\\w+)(?:\\.(\\w+))?");

    private static String list;
    private static Map<String, Path> sources;

    @BeforeAll
    static void read() throws IOException {
        list = Files.readString(Build.project().resolve("docs/asvs.md"));
        sources = new HashMap<>();
        for (var module : List.of("catalog", "ejb", "web", "ear/it")) {
            try (var files = Files.walk(Build.project().resolve(module).resolve("src"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file ->
                                sources.put(file.getFileName().toString().replace(".java", ""), file));
            }
        }
    }

    @Test
    void everyNumberStandsOnceAndInOrder() {
        var numbers = ROW.matcher(list)
                .results()
                .flatMap(row -> Stream.of(row.group(1), row.group(2)))
                .filter(number -> number != null)
                .map(number ->
                        Arrays.stream(number.split("\\.")).map(Integer::valueOf).toList())
                .toList();
        assertThat(numbers).hasSizeGreaterThan(100).doesNotHaveDuplicates();
        assertThat(numbers)
                .isSortedAccordingTo(Comparator.<List<Integer>>comparingInt(number -> number.get(0))
                        .thenComparingInt(number -> number.get(1))
                        .thenComparingInt(number -> number.get(2)));
    }

    @Test
    void everythingNamedIsInTheSources() throws IOException {
        var settings = Files.readString(Build.project().resolve("docs/configuration.md"));
        for (var name : NAMED.matcher(list).results().map(MatchResult::group).toList()) {
            var word = name.substring(1, name.length() - 1);
            var member = MEMBER.matcher(word);
            if (word.startsWith("THREELINE_")) {
                assertThat(settings).contains("| " + name + " |");
            } else if (word.contains("/") || word.endsWith(".md")) {
                assertThat(Build.project().resolve(word)).exists();
            } else {
                assertThat(member.matches()).as(name).isTrue();
                assertThat(sources).containsKey(member.group(1));
                if (member.group(2) != null) {
                    assertThat(Files.readString(sources.get(member.group(1))))
                            .as(name)
                            .contains(" " + member.group(2) + "(");
                }
            }
        }
    }
}
