package org.threeline.bench;

import java.util.Locale;

/** A number with its meaning. */
record Quantity(String name, double value, String unit) {
    private static final double LARGE = 100;

    /** As people read it: no more digits than a measurement has. */
    String text() {
        var shown = value == Math.rint(value) || Math.abs(value) >= LARGE ? "%,.0f" : "%,.2f";
        return (name.isEmpty() ? "" : name + " ")
                + String.format(Locale.ROOT, shown, value)
                + (unit.isEmpty() ? "" : " " + unit);
    }
}
