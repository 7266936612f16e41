package org.threeline.catalog.calendar;

import java.util.Arrays;
import java.util.Collection;

/**
 * Minutes of a local day and the one after it, as sorted ranges that neither meet nor overlap. Immutable. Compared by
 * identity, so that days made of the same sets can be recognized without looking into them.
 */
final class MinuteSet {
    static final MinuteSet NONE = new MinuteSet(new int[0]);

    /** Start and end in turns, strictly ascending. */
    private final int[] bounds;

    private MinuteSet(int[] bounds) {
        this.bounds = bounds;
    }

    /** The minutes covered by any of the hours, in minutes since the day's midnight. */
    static MinuteSet of(Collection<ServiceHours> hours) {
        long[] ranges = new long[hours.size()];
        int size = 0;
        for (ServiceHours each : hours) {
            ranges[size++] = pack(each.from(), each.endFromStartOfDay());
        }
        return merged(ranges);
    }

    MinuteSet union(MinuteSet other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        long[] ranges = new long[ranges() + other.ranges()];
        int size = 0;
        for (MinuteSet set : new MinuteSet[] {this, other}) {
            for (int i = 0; i < set.ranges(); i++) {
                ranges[size++] = pack(set.from(i), set.to(i));
            }
        }
        return merged(ranges);
    }

    MinuteSet minus(MinuteSet other) {
        if (isEmpty() || other.isEmpty()) {
            return this;
        }
        int[] kept = new int[bounds.length + other.bounds.length];
        int size = 0;
        int next = 0;
        for (int i = 0; i < ranges(); i++) {
            int from = from(i);
            while (next < other.ranges() && other.to(next) <= from) {
                next++;
            }
            for (int cut = next; cut < other.ranges() && other.from(cut) < to(i); cut++) {
                if (other.from(cut) > from) {
                    kept[size++] = from;
                    kept[size++] = other.from(cut);
                }
                from = other.to(cut);
            }
            if (from < to(i)) {
                kept[size++] = from;
                kept[size++] = to(i);
            }
        }
        return new MinuteSet(Arrays.copyOf(kept, size));
    }

    /** What lies on the day itself. */
    MinuteSet today() {
        return window(0);
    }

    /** What runs on into the next day, in that day's minutes. */
    MinuteSet tomorrow() {
        return window(ServiceHours.MINUTES_OF_DAY);
    }

    boolean isEmpty() {
        return bounds.length == 0;
    }

    /** How many minutes there are in all. */
    int minutes() {
        int sum = 0;
        for (int i = 0; i < ranges(); i++) {
            sum += to(i) - from(i);
        }
        return sum;
    }

    /** How many ranges there are. */
    int ranges() {
        return bounds.length / 2;
    }

    int from(int range) {
        return bounds[2 * range];
    }

    int to(int range) {
        return bounds[2 * range + 1];
    }

    private MinuteSet window(int start) {
        int[] inside = new int[bounds.length];
        int size = 0;
        for (int i = 0; i < ranges(); i++) {
            int from = Math.max(from(i), start);
            int to = Math.min(to(i), start + ServiceHours.MINUTES_OF_DAY);
            if (from < to) {
                inside[size++] = from - start;
                inside[size++] = to - start;
            }
        }
        return size == 0 ? NONE : new MinuteSet(Arrays.copyOf(inside, size));
    }

    private static MinuteSet merged(long[] ranges) {
        Arrays.sort(ranges);
        int[] bounds = new int[2 * ranges.length];
        int size = 0;
        for (long range : ranges) {
            int from = (int) (range >> Integer.SIZE);
            int to = (int) range;
            if (size > 0 && from <= bounds[size - 1]) {
                bounds[size - 1] = Math.max(bounds[size - 1], to);
            } else {
                bounds[size++] = from;
                bounds[size++] = to;
            }
        }
        return size == 0 ? NONE : new MinuteSet(Arrays.copyOf(bounds, size));
    }

    private static long pack(int from, int to) {
        return (long) from << Integer.SIZE | to;
    }
}
