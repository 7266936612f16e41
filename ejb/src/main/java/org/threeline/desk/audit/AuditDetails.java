package org.threeline.desk.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What there is to say about an act, by name: plain values, and for changes the value before and after. Never a
 * secret, never what people wrote to each other.
 */
public final class AuditDetails {
    static final String FROM = "from";
    static final String TO = "to";
    private static final int LONGEST_VALUE = 500;

    private final Map<String, Object> values = new LinkedHashMap<>();

    private AuditDetails() {}

    public static AuditDetails none() {
        return new AuditDetails();
    }

    /** A fact; null says nothing and is left out. */
    public AuditDetails with(String name, Object value) {
        if (value != null) {
            values.put(name, plain(value));
        }
        return this;
    }

    /** A change; nothing where both are equal. */
    public AuditDetails changed(String name, Object from, Object to) {
        if (!Objects.equals(from, to)) {
            var change = new LinkedHashMap<String, Object>();
            change.put(FROM, plain(from));
            change.put(TO, plain(to));
            values.put(name, change);
        }
        return this;
    }

    /** Whether there is nothing to say; where only changes are told, nothing changed. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** What is told of, in the order it was told. */
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    Map<String, Object> values() {
        return values;
    }

    private static Object plain(Object value) {
        if (value == null || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        var text = value instanceof Enum<?> constant
                ? constant.name()
                : value instanceof Instant instant ? instant.toString() : String.valueOf(value);
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
