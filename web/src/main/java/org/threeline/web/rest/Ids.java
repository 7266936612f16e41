package org.threeline.web.rest;

import org.threeline.kernel.NotFound;

/** Numbers in paths: what is no number names nothing. */
final class Ids {
    private Ids() {}

    static long of(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException malformed) {
            throw new NotFound("id " + text);
        }
    }
}
