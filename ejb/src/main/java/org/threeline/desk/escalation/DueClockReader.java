package org.threeline.desk.escalation;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.threeline.desk.clock.Clocks;

/** Finds the clocks a sweep has to look at, in the order of their events. */
@Dependent
@Named("dueClockReader")
public class DueClockReader extends AbstractItemReader {
    private static final int PAGE = 2000;
    private static final int WHOLE = 100;

    @Inject
    BreachWatch watch;

    @Inject
    Clock clock;

    /** Of how many threads of the step this is which; the tickets of each are its own. */
    @Inject
    @BatchProperty(name = "part")
    String part;

    @Inject
    @BatchProperty(name = "parts")
    String parts;

    private final Queue<Clocks.Event> page = new ArrayDeque<>();
    private Instant now;
    private Clocks.Event last;
    private long total;
    private long read;

    @Override
    public void open(@Nullable Serializable checkpoint) {
        now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        last = checkpoint == null ? Clocks.Event.FIRST : (Clocks.Event) checkpoint;
        total = watch.countDue(now) / share().of();
    }

    private Clocks.Share share() {
        return new Clocks.Share(Integer.parseInt(part), Integer.parseInt(parts));
    }

    /** What a step hands from reader to writer: a clock's event, the one instant the run goes by, and percent read. */
    record DueClock(Clocks.Event event, Instant now, int progress) {}

    @Override
    public @Nullable Object readItem() {
        if (page.isEmpty()) {
            page.addAll(watch.due(now, last, share(), PAGE));
        }
        if (page.isEmpty()) {
            return null;
        }
        last = page.remove();
        read++;
        return new DueClock(last, now, (int) Math.min(WHOLE, WHOLE * read / Math.max(1, total)));
    }

    @Override
    public Serializable checkpointInfo() {
        return last;
    }
}
