package org.threeline.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.threeline.it.Build;

/** Where the figures come from: without it a figure says nothing. */
final class Machine {
    private Machine() {}

    static Map<String, String> describe() throws IOException, InterruptedException {
        var system = ManagementFactory.getOperatingSystemMXBean();
        var machine = new LinkedHashMap<String, String>();
        machine.put(
                "Processor",
                valueOf(Path.of("/proc/cpuinfo"), "model name", ":", System.getProperty("os.arch")) + ", "
                        + system.getAvailableProcessors() + " cores");
        if (system instanceof com.sun.management.OperatingSystemMXBean known) {
            machine.put(
                    "Memory", String.format(Locale.ROOT, "%.1f GiB", known.getTotalMemorySize() / (double) (1L << 30)));
        }
        machine.put(
                "System",
                valueOf(Path.of("/etc/os-release"), "PRETTY_NAME", "=", System.getProperty("os.name")) + ", kernel "
                        + System.getProperty("os.version"));
        machine.put("JDK", Runtime.version() + ", " + System.getProperty("java.vm.name"));
        machine.put("Load before", String.format(Locale.ROOT, "%.2f", system.getSystemLoadAverage()));
        machine.put("Begun", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        machine.put("Commit", commit());
        return machine;
    }

    private static String valueOf(Path file, String name, String separator, String otherwise) throws IOException {
        if (!Files.isReadable(file)) {
            return otherwise;
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name) && line.contains(separator))
                    .map(line -> line.substring(line.indexOf(separator) + 1)
                            .replace("\"", "")
                            .strip())
                    .findFirst()
                    .orElse(otherwise);
        }
    }

    private static String commit() throws InterruptedException {
        try {
            var changed = !git("status", "--porcelain").isEmpty();
            return git("rev-parse", "--short=12", "HEAD") + (changed ? " with uncommitted changes" : "");
        } catch (IOException noGit) {
            return "unknown";
        }
    }

    private static String git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(java.util.List.of(arguments));
        var git = new ProcessBuilder(command)
                .directory(Build.project().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!git.waitFor(1, TimeUnit.MINUTES) || git.exitValue() != 0) {
            throw new IOException("git " + String.join(" ", arguments));
        }
        return said;
    }
}
