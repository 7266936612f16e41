package org.threeline.bench;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One line of the table: what was measured, what the machine could have done, and what one has to know of both. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
@JsonPropertyOrder({"part", "name", "figures", "limits", "notes"})
final class Figure {
    final String part;
    final String name;
    final List<Quantity> figures = new ArrayList<>();
    final List<Quantity> limits = new ArrayList<>();
    final List<String> notes = new ArrayList<>();

    Figure(String part, String name) {
        this.part = part;
        this.name = name;
    }

    Figure is(String what, double value, String unit) {
        figures.add(new Quantity(what, value, unit));
        return this;
    }

    /** Median and 95th percentile of a series, in milliseconds. */
    Figure is(Series series) {
        return is("p50", series.median(), "ms").is("p95", series.percentile(95), "ms");
    }

    /** What the machine does in this run without the application. */
    Figure limit(String what, double value, String unit) {
        limits.add(new Quantity(what, value, unit));
        return this;
    }

    Figure note(String note, Object... arguments) {
        notes.add(String.format(Locale.ROOT, note, arguments));
        return this;
    }
}
