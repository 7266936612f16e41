package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import java.util.function.Supplier;
import org.threeline.kernel.NotFound;

/**
 * What a resource shows where the caller's version turns out stale: the thing as it is now. A resource that edits
 * says how to read it before it asks the use case.
 */
@RequestScoped
public class CurrentRepresentation {
    private Supplier<?> reading;

    /** @param reading reads the thing again, in a new transaction; the answer carries what it gives */
    public void whenStale(Supplier<?> reading) {
        this.reading = reading;
    }

    /** The thing as it is now; null when the resource did not say, or the caller may not see it any more. */
    public Object read() {
        try {
            return reading == null ? null : reading.get();
        } catch (NotFound gone) {
            return null;
        }
    }
}
