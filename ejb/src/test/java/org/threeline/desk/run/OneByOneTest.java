package org.threeline.desk.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OneByOneTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final long RUN = 7;

    /** Work that is handed in; remembers when it was asked for what is due. */
    private static final class Handed extends OneByOne {
        private final LongFunction<RunCounts> work;
        private final List<Instant> asked = new ArrayList<>();

        Handed(Chunks chunks, LongFunction<RunCounts> work) {
            this.chunks = chunks;
            this.work = work;
            run = String.valueOf(RUN);
            clock = Clock.fixed(NOON, ZoneOffset.UTC);
        }

        @Override
        protected List<Long> due(Instant now) {
            asked.add(now);
            return List.of(1L, 2L, 3L);
        }

        @Override
        protected RunCounts work(long id) {
            return work.apply(id);
        }

        @Override
        protected String name(long id) {
            return "Number " + id;
        }
    }

    /** Keeps what was done in a transaction that came to its end. */
    private static final class Transactions extends Chunks {
        private final List<RunCounts> counted = new ArrayList<>();
        private int begun;
        private boolean down;

        @Override
        public RunCounts inOneTransaction(long run, Integer progress, Supplier<RunCounts> work) {
            assertThat(run).isEqualTo(RUN);
            begun++;
            if (down) {
                throw new IllegalStateException("The database is away");
            }
            var counts = work.get();
            counted.add(counts);
            return counts;
        }
    }

    private final Transactions chunks = new Transactions();

    @Test
    void eachIsATransactionOfItsOwnAndCounted() {
        var done = new ArrayList<Long>();
        var handed = new Handed(chunks, id -> {
            done.add(id);
            return id == 2 ? OneByOne.SKIPPED : OneByOne.DONE;
        });

        handed.process();

        assertThat(done).containsExactly(1L, 2L, 3L);
        assertThat(chunks.begun).isEqualTo(3);
        assertThat(chunks.counted)
                .containsExactly(new RunCounts(1, 1, 0, 0), new RunCounts(1, 0, 1, 0), new RunCounts(1, 1, 0, 0));
        assertThat(handed.asked).as("the clock is read once").containsExactly(NOON);
    }

    @Test
    void oneThatFailsIsCountedAndStopsNobodyElse() {
        var done = new ArrayList<Long>();
        var handed = new Handed(chunks, id -> {
            if (id == 2) {
                throw new IllegalStateException("A bad one");
            }
            done.add(id);
            return OneByOne.DONE;
        });

        handed.process();

        assertThat(done).containsExactly(1L, 3L);
        assertThat(chunks.counted)
                .containsExactly(new RunCounts(1, 1, 0, 0), new RunCounts(1, 0, 0, 1), new RunCounts(1, 1, 0, 0));
    }

    @Test
    void whereNotEvenAFailureCanBeCountedTheRunFails() {
        chunks.down = true;

        assertThatThrownBy(new Handed(chunks, id -> OneByOne.DONE)::process).isInstanceOf(IllegalStateException.class);

        assertThat(chunks.begun)
                .as("the first, and the counting of its failure")
                .isEqualTo(2);
    }

    @Test
    void aRunThatIsStoppedLeavesTheRest() {
        var done = new ArrayList<Long>();
        var runs = new ArrayList<Handed>();
        runs.add(new Handed(chunks, id -> {
            done.add(id);
            runs.get(0).stop();
            return OneByOne.DONE;
        }));

        runs.get(0).process();

        assertThat(done).containsExactly(1L);
    }
}
