package org.threeline.catalog.offering;

import java.util.List;

/**
 * The groups that answer for a service on one line.
 *
 * @param line 1, 2 or 3
 * @param groups keys of groups of that line, at least one; the first of line 1 receives what nobody routes elsewhere
 */
public record SupportLine(int line, List<String> groups) {
    /** Copies the list; null is none. */
    public SupportLine {
        groups = groups == null ? List.of() : List.copyOf(groups);
    }
}
