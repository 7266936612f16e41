package org.threeline.desk.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files under {@code demo/}: everything the made-up company is called and says. */
final class DemoTexts {
    private DemoTexts() {}

    /** @param name of a file that is part of the application, without folder */
    static Map<String, Object> file(String name) {
        return map(read(name));
    }

    /** As {@link #file}, for a file that is a list. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(String name) {
        return (List<Map<String, Object>>) read(name);
    }

    private static Object read(String name) {
        try (InputStream file = DemoTexts.class.getResourceAsStream("/demo/" + name)) {
            return new Load(LoadSettings.builder().setLabel(name).build())
                    .loadFromString(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @return empty where there is nothing */
    static Map<String, Object> map(Object value) {
        return mapOf(value);
    }

    /** As {@link #map}, where keys are something else than text. */
    @SuppressWarnings("unchecked")
    static <K> Map<K, Object> mapOf(Object value) {
        return value == null ? Map.of() : (Map<K, Object>) value;
    }

    /** @return one text as a list of one, none as an empty list */
    @SuppressWarnings("unchecked")
    static List<String> texts(Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> ? (List<String>) value : List.of((String) value);
    }

    static int number(Object value) {
        return ((Number) value).intValue();
    }
}
