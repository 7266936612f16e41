package org.threeline.bench;

import java.util.Arrays;

/** How long the same thing took each time. */
final class Series {
    private static final double WHOLE = 100;

    private final double[] sorted;

    private Series(double[] millis) {
        if (millis.length == 0) {
            throw new IllegalStateException("Nothing was measured");
        }
        this.sorted = millis.clone();
        Arrays.sort(sorted);
    }

    /** @param millis in any order, at least one */
    static Series of(double... millis) {
        return new Series(millis);
    }

    /** What is measured; it tells itself how long it took, so that preparation need not count. */
    interface Timed {
        double millis() throws Exception;
    }

    static Series times(int times, Timed once) throws Exception {
        var millis = new double[times];
        for (int i = 0; i < times; i++) {
            millis[i] = once.millis();
        }
        return of(millis);
    }

    int size() {
        return sorted.length;
    }

    double median() {
        return percentile(50);
    }

    /** The least value that so many percent of all do not exceed. */
    double percentile(double percent) {
        return sorted[(int) Math.max(0, Math.ceil(percent / WHOLE * sorted.length) - 1)];
    }

    double longest() {
        return sorted[sorted.length - 1];
    }

    static double millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e6;
    }
}
