package org.threeline.kernel;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Lets a few a second through, so that telling of something costs less than causing it, and counts those it keeps. */
public final class Throttle {
    private static final long LEAST_APART = 200_000_000;

    private final LongSupplier nanos;
    private final AtomicLong next;
    private final AtomicInteger kept = new AtomicInteger();

    public Throttle() {
        this(System::nanoTime);
    }

    Throttle(LongSupplier nanos) {
        this.nanos = nanos;
        this.next = new AtomicLong(nanos.getAsLong());
    }

    /** How many were kept since one came through; empty where this one is kept too. */
    public OptionalInt pass() {
        var now = nanos.getAsLong();
        var due = next.get();
        if (now - due < 0 || !next.compareAndSet(due, now + LEAST_APART)) {
            kept.incrementAndGet();
            return OptionalInt.empty();
        }
        return OptionalInt.of(kept.getAndSet(0));
    }
}
