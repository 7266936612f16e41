package org.threeline.launch;

import java.time.Duration;

/** Waiting between two looks at something that lives in another process and cannot call back. */
final class Pause {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private Pause() {}

    static void briefly() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while starting", e);
        }
    }
}
