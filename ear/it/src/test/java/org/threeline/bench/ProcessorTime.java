package org.threeline.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** Who used the processors meanwhile: server, database, or the clients, which share the machine with both. */
final class ProcessorTime {
    private final long begun = System.nanoTime();
    private final double clients = seconds(Stream.of(ProcessHandle.current()));
    private final double database = seconds(children(true));
    private final double server = seconds(children(false));

    String sinceThen() {
        var elapsed = (System.nanoTime() - begun) / 1e9;
        return String.format(
                Locale.ROOT,
                "cores busy: server %.2f, database %.2f, clients %.2f",
                (seconds(children(false)) - server) / elapsed,
                (seconds(children(true)) - database) / elapsed,
                (seconds(Stream.of(ProcessHandle.current())) - clients) / elapsed);
    }

    private static Stream<ProcessHandle> children(boolean databases) {
        return ProcessHandle.current()
                .descendants()
                .filter(child ->
                        databases == child.info().command().orElse("").matches(".*(mariadbd|mysqld)(\\.exe)?"));
    }

    private static double seconds(Stream<ProcessHandle> processes) {
        return processes
                .mapToDouble(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3)
                .sum();
    }
}
