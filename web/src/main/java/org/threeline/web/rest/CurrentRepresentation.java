package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import java.util.function.Supplier;

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

    /** The thing as it is now, or null when the resource did not say. */
    public Object read() {
        return reading == null ? null : reading.get();
    }
}
