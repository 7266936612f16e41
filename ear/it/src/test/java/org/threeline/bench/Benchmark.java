package org.threeline.bench;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.threeline.it.Build;
import org.threeline.it.Desk;

/**
 * Measures a built Threeline on this machine and prints one table; {@code ear/it/target/bench/figures.json} has the same
 * for programs. Whatever does not work on the way ends it with a failure: there are no figures of requests that were
 * refused or jobs that did not complete.
 */
public final class Benchmark {
    private static final List<String> PARTS = List.of(
            Arithmetic.PART,
            Starts.PART,
            Imports.PART,
            Sweeps.PART,
            Pages.PART,
            Filings.PART,
            Breaches.PART,
            Million.PART,
            Changes.PART,
            HandOvers.PART);

    private final Set<String> wanted;
    private final IncidentFile log;
    private final Figures figures;

    private Benchmark(Set<String> wanted, IncidentFile log, Figures figures) {
        this.wanted = wanted;
        this.log = log;
        this.figures = figures;
    }

    /**
     * {@code threeline.bench.only} names the parts to measure, with commas between; {@code threeline.bench.log} the
     * incident log to import.
     */
    public static void main(String[] arguments) throws Exception {
        var wanted = wanted(System.getProperty("threeline.bench.only"));
        // Servers and databases are no children of a terminal: without this Ctrl-C would leave them behind.
        var ending = new Thread(
                () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroy), "end what was started");
        Runtime.getRuntime().addShutdownHook(ending);
        var figures = new Figures(Machine.describe());
        var file = Build.target().resolve("bench/figures.json");
        var failure = "It did not come to its end";
        // A run that is ended from outside must not leave an earlier one's figures behind as if they were its own.
        figures.write(file, failure);
        try {
            new Benchmark(wanted, IncidentFile.chosen(), figures).measure();
            failure = null;
        } catch (Exception | AssertionError failed) {
            failure = failed.toString();
            throw failed;
        } finally {
            figures.write(file, failure);
            System.out.println(figures.table());
            System.out.println((failure == null ? "" : "NOT WHOLE: ") + file);
        }
        Runtime.getRuntime().removeShutdownHook(ending);
    }

    private static Set<String> wanted(String names) {
        if (names == null || names.isBlank()) {
            return new LinkedHashSet<>(PARTS);
        }
        var wanted = new LinkedHashSet<>(List.of(names.strip().split("\\s*,\\s*")));
        if (!PARTS.containsAll(wanted)) {
            throw new IllegalArgumentException("-Dthreeline.bench.only=" + names + ": the parts are " + PARTS);
        }
        return wanted;
    }

    private boolean wants(String... parts) {
        return List.of(parts).stream().anyMatch(wanted::contains);
    }

    private void measure() throws Exception {
        var folder = Build.target().resolve("bench");
        if (wants(Arithmetic.PART)) {
            say("working time");
            new Arithmetic(folder).measure(figures);
        }
        var starts = new Starts(folder);
        if (wants(Starts.PART, Imports.PART, Sweeps.PART, Pages.PART, Filings.PART)) {
            say("starting a desk");
            try (var desk = Desk.start(folder.resolve("desk"))) {
                nameTheDatabase(desk);
                measureOn(desk, starts);
            }
        }
        if (wants(Starts.PART)) {
            say("mvn -Prun of a fresh clone, twice");
            starts.measureRun(figures);
        }
        if (wants(Breaches.PART)) {
            say("broken promises, on a desk of their own");
            try (var desk = Desk.start(folder.resolve("desk"))) {
                nameTheDatabase(desk);
                new Breaches(desk, log).measure(figures);
            }
        }
        if (wants(Million.PART)) {
            say("a million clocks, on a desk of their own");
            try (var desk = Desk.start(folder.resolve("desk"))) {
                nameTheDatabase(desk);
                new Million(desk).measure(figures);
            }
        }
        if (wants(Changes.PART)) {
            measureChanges(folder);
        }
        if (wants(HandOvers.PART)) {
            measureHandOvers(folder);
        }
    }

    private void measureHandOvers(Path folder) throws Exception {
        say("the report on lines and hand-overs, on a desk of its own");
        try (var desk = Desk.start(folder.resolve("desk"))) {
            nameTheDatabase(desk);
            new HandOvers(desk).measure(figures);
        }
    }

    private void measureChanges(Path folder) throws Exception {
        say("other calendars for a hundred thousand tickets, on a desk of their own");
        try (var desk = Desk.start(folder.resolve("desk"))) {
            nameTheDatabase(desk);
            new Changes(desk).measure(figures);
        }
    }

    private void measureOn(Desk desk, Starts starts) throws Exception {
        if (wants(Starts.PART)) {
            say("restarts");
            starts.measureRestart(figures, desk);
        }
        // Sweeps and pages are measured on a desk that holds the log, so it comes in for them as well.
        if (wants(Imports.PART, Sweeps.PART, Pages.PART)) {
            say("import of " + log.described());
            new Imports(desk, log).measure(figures);
        }
        if (wants(Sweeps.PART)) {
            say("sweeps that find nothing");
            new Sweeps(desk).measure(figures);
        }
        if (wants(Pages.PART)) {
            say("pages");
            new Pages(desk).measure(figures);
        }
        if (wants(Filings.PART)) {
            say("filings");
            new Filings(desk).measure(figures);
        }
    }

    private void nameTheDatabase(Desk desk) throws Exception {
        figures.machine("Database", new Stored(desk).text("select version()"));
    }

    private static void say(String what) {
        System.out.println("Benchmark: " + what);
    }
}
