package org.threeline.desk.demo;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Chance that falls the same way every time it starts from the same seed. */
final class Lot {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final long COMPANY = 20_260_105L;

    private final Random random;

    private Lot(long seed) {
        random = new Random(seed);
        // Seeds that follow each other begin alike; the first draws are thrown away.
        random.nextLong();
        random.nextLong();
    }

    /** @param subject what it is drawn for, so that one part of the company can change without the others */
    static Lot of(String subject) {
        return new Lot(COMPANY ^ subject.hashCode() * SPREAD);
    }

    /** @return 0 to {@code bound - 1} */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** @return both ends are possible */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** @return from {@code least} up to {@code most} */
    double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    /** @param percent of a hundred draws so many are true */
    boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** @param weights how often each is drawn compared with the others */
    <T> T weighted(Map<T, Integer> weights) {
        var place = random.nextInt(
                weights.values().stream().mapToInt(Integer::intValue).sum());
        for (var choice : weights.entrySet()) {
            place -= choice.getValue();
            if (place < 0) {
                return choice.getKey();
            }
        }
        throw new IllegalStateException("Weights are above zero");
    }
}
