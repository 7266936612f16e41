package org.threeline.catalog.offering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A mapping with known keys. Asking for a value that is missing or wrong notes a fault and answers null. */
final class YamlObject {
    private final YamlValue place;
    private final Map<String, YamlValue> entries;

    YamlObject(YamlValue place, Map<String, YamlValue> entries) {
        this.place = place;
        this.entries = entries;
    }

    YamlValue place() {
        return place;
    }

    /** The value of a key that must be there. */
    YamlValue required(String key) {
        YamlValue value = entries.get(key);
        if (value == null) {
            place.faultAtKey("key.missing", "The key \"" + key + "\" is missing here.");
            return null;
        }
        if (value.isNull()) {
            value.faultAtKey("value.empty", "The key \"" + key + "\" has no value.");
            return null;
        }
        return value;
    }

    /** The value of a key, or null where it is missing or has none. */
    YamlValue optional(String key) {
        YamlValue value = entries.get(key);
        return value == null || value.isNull() ? null : value;
    }

    <T> T required(String key, Function<YamlValue, T> reading) {
        YamlValue value = required(key);
        return value == null ? null : reading.apply(value);
    }

    <T> T optional(String key, T otherwise, Function<YamlValue, T> reading) {
        YamlValue value = optional(key);
        return value == null ? otherwise : reading.apply(value);
    }

    /** The items of a list that could be read; empty where the key is missing. */
    <T> List<T> list(String key, Function<YamlValue, T> reading) {
        YamlValue value = optional(key);
        return value == null ? List.of() : read(value.items(), reading);
    }

    /** The items of a list that must be there and hold something. */
    <T> List<T> filledList(String key, Function<YamlValue, T> reading) {
        YamlValue value = required(key);
        List<YamlValue> items = value == null ? null : value.items();
        if (items != null && items.isEmpty()) {
            value.fault("value.empty", "The list is empty.");
        }
        return read(items, reading);
    }

    private static <T> List<T> read(List<YamlValue> items, Function<YamlValue, T> reading) {
        List<T> read = new ArrayList<>();
        if (items != null) {
            for (YamlValue item : items) {
                T each = reading.apply(item);
                if (each != null) {
                    read.add(each);
                }
            }
        }
        return read;
    }
}
