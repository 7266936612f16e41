package org.threeline.desk.clock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.sla.TargetKind;

/**
 * A clock in two accounts of one ticket: the first of those that count the same in the one belongs to the first in the
 * other, and so on. One of the two may be missing.
 */
record ClockPair(@Nullable SlaClock stored, @Nullable SlaClock told) {
    private record Counted(
            TargetKind kind, int cycle, @Nullable String group) {
        static Counted of(SlaClock clock) {
            return new Counted(clock.kind(), clock.cycle(), clock.groupKey());
        }
    }

    static List<ClockPair> of(TicketClocks stored, TicketClocks told) {
        var pairs = new ArrayList<ClockPair>();
        var is = byWhatTheyCount(stored);
        var shouldBe = byWhatTheyCount(told);
        var keys = new LinkedHashSet<>(is.keySet());
        keys.addAll(shouldBe.keySet());
        for (var key : keys) {
            var these = is.getOrDefault(key, List.of());
            var those = shouldBe.getOrDefault(key, List.of());
            for (int i = 0; i < Math.max(these.size(), those.size()); i++) {
                pairs.add(
                        new ClockPair(i < these.size() ? these.get(i) : null, i < those.size() ? those.get(i) : null));
            }
        }
        return pairs;
    }

    private static LinkedHashMap<Counted, List<SlaClock>> byWhatTheyCount(TicketClocks clocks) {
        var all = new LinkedHashMap<Counted, List<SlaClock>>();
        clocks.all().forEach(clock -> all.computeIfAbsent(Counted.of(clock), key -> new ArrayList<>())
                .add(clock));
        return all;
    }

    /** Either of the two, for what both say alike. */
    SlaClock any() {
        return Objects.requireNonNull(stored == null ? told : stored);
    }
}
