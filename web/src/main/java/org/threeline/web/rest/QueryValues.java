package org.threeline.web.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;

/** The values of a query; every one that means nothing is refused at its name, all of them in one answer. */
final class QueryValues {
    /** Nobody asks for calendars before or after. */
    static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

    static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private static final int MOST = 50;

    private final MultivaluedMap<String, String> query;
    private final List<FieldError> errors = new ArrayList<>();

    /** @param known the names the resource understands */
    QueryValues(MultivaluedMap<String, String> query, Set<String> known) {
        this.query = query;
        query.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> errors.add(new FieldError(name, "input.unknown_field")));
    }

    /** Values that are written as the words of an enumeration, exactly. */
    <E extends Enum<E>> Set<E> constants(String name, Class<E> type) {
        var found = EnumSet.noneOf(type);
        for (var value : values(name)) {
            Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equals(value))
                    .findFirst()
                    .ifPresentOrElse(
                            found::add, () -> refuse(name, "input.not_an_option", options(type.getEnumConstants())));
        }
        return found;
    }

    /** One value of an enumeration in lower case with hyphens, as in addresses. */
    <E extends Enum<E>> E word(String name, E usual, E[] options) {
        var values = values(name);
        if (values.isEmpty()) {
            return usual;
        }
        return Arrays.stream(options)
                .filter(option -> values.size() == 1 && word(option).equals(values.get(0)))
                .findFirst()
                .orElseGet(() -> {
                    refuse(
                            name,
                            "input.not_an_option",
                            Arrays.stream(options).map(QueryValues::word).collect(Collectors.joining(", ")));
                    return usual;
                });
    }

    /** @param known tells what a value means, null for nothing */
    <T> Set<T> known(String name, String code, Function<String, T> known) {
        var found = new LinkedHashSet<T>();
        for (var value : values(name)) {
            var meant = known.apply(value);
            if (meant == null) {
                refuse(name, code, value);
            } else {
                found.add(meant);
            }
        }
        return found;
    }

    /** One text; null for none. */
    String text(String name, int longest) {
        var values = values(name);
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            refuse(name, "input.too_many", 1);
        } else if (values.get(0).length() > longest) {
            refuse(name, "input.too_long", longest);
        }
        return values.get(0);
    }

    boolean flag(String name) {
        var text = text(name, MOST);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            refuse(name, "input.not_an_option", "true, false");
        }
        return "true".equals(text);
    }

    /** One instant with its zone; null for none. */
    Instant instant(String name) {
        var text = text(name, MOST);
        if (text == null) {
            return null;
        }
        try {
            // A plus sign that was not escaped arrives as a blank.
            var instant = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            if (isThinkable(instant)) {
                return instant;
            }
            refuse(name, "input.out_of_range", FIRST, LAST);
        } catch (DateTimeException malformed) {
            refuse(name, "input.mistyped");
        }
        return null;
    }

    static boolean isThinkable(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(LAST);
    }

    void refuse(String name, String code, Object... arguments) {
        errors.add(new FieldError(name, code, arguments));
    }

    /** @throws InvalidInput with everything that was refused */
    void check() {
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    static String options(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", "));
    }

    private List<String> values(String name) {
        Collection<String> given = query.get(name);
        if (given == null) {
            return List.of();
        }
        var values = given.stream().filter(value -> !value.isBlank()).distinct().toList();
        if (values.size() > MOST) {
            refuse(name, "input.too_many", MOST);
            return List.of();
        }
        return values;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
