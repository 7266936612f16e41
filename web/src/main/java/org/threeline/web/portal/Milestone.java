package org.threeline.web.portal;

import java.time.Instant;

/**
 * A step on a request's way.
 *
 * @param look {@code past}, {@code current} or {@code next}
 * @param at when it was reached; null where that lies ahead
 * @param note when it is expected, or what is to say beside the time; empty for nothing
 */
public record Milestone(String name, String look, Instant at, String note) {
    public boolean isCurrent() {
        return "current".equals(look);
    }
}
