package org.threeline.kernel;

import jakarta.ejb.ApplicationException;

/** Somebody else changed the thing since the caller read it; nothing was changed. */
@ApplicationException(rollback = true)
public class StaleVersion extends RuntimeException {
    private final int seen;
    private final int current;

    public StaleVersion(String what, int seen, int current) {
        super(what + ": version " + seen + " was shown, " + current + " is current");
        this.seen = seen;
        this.current = current;
    }

    public int seen() {
        return seen;
    }

    public int current() {
        return current;
    }
}
