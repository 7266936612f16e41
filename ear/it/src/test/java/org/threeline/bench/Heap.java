package org.threeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What the server keeps in memory once everything it does not need is collected. */
final class Heap {
    private static final Pattern USED = Pattern.compile("heap\\s+total \\d+K, used (\\d+)K");
    private static final int KILO = 1024;

    private final long server = ProcessHandle.current()
            .descendants()
            .filter(child -> child.info().command().orElse("").matches(".*java(\\.exe)?"))
            .findFirst()
            .orElseThrow()
            .pid();

    /** @return megabytes */
    long afterCollection() throws IOException, InterruptedException {
        ask("GC.run");
        var used = USED.matcher(ask("GC.heap_info"));
        assertThat(used.find()).as("the server tells what its heap holds").isTrue();
        return Long.parseLong(used.group(1)) / KILO;
    }

    private String ask(String question) throws IOException, InterruptedException {
        var asking = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(server),
                        question)
                .redirectErrorStream(true)
                .start();
        var said = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(asking.waitFor(1, TimeUnit.MINUTES) && asking.exitValue() == 0)
                .as(said)
                .isTrue();
        return said;
    }
}
