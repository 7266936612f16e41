package org.threeline.catalog.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.threeline.kernel.InvalidInput;

/**
 * The fields of one JSON object somebody sent, read one by one; what is missing, mistyped or out of range is
 * {@link InvalidInput} at the field's path. Instants are ISO-8601, durations are seconds, both to the millisecond.
 */
public final class CaseInput {
    /** Beyond all instants the arithmetic knows, and far from overflowing. */
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000_000_000L);

    private static final BigDecimal ONE_MILLISECOND = new BigDecimal("0.001");

    private final JsonNode json;
    private final String path;

    private CaseInput(JsonNode json, String path) {
        this.json = json;
        this.path = path;
    }

    /**
     * @param json what was sent, may be null
     * @param path where it stands, empty for the whole document
     * @throws InvalidInput unless it is an object
     */
    public static CaseInput of(@Nullable JsonNode json, String path) {
        if (json == null || json.isNull() || json.isMissingNode()) {
            throw new InvalidInput(path, "input.missing");
        }
        if (!json.isObject()) {
            throw new InvalidInput(path, "input.mistyped");
        }
        return new CaseInput(json, path);
    }

    /** Refuses fields that mean nothing here: a mistyped name must not be ignored. */
    public CaseInput allowing(Set<String> names) {
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!names.contains(entry.getKey())) {
                throw new InvalidInput(at(entry.getKey()), "input.unknown_field");
            }
        }
        return this;
    }

    /** An object within this one. */
    public CaseInput object(String name) {
        return of(json.get(name), at(name));
    }

    /** A required text. */
    public String text(String name) {
        JsonNode value = required(name);
        if (!value.isTextual()) {
            throw new InvalidInput(at(name), "input.mistyped");
        }
        return value.textValue();
    }

    /** A flag that is false when left out. */
    public boolean flag(String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw new InvalidInput(at(name), "input.mistyped");
        }
        return value.booleanValue();
    }

    /** A required instant within the years {@link WorkingTime} knows. */
    public Instant instant(String name) {
        Instant instant;
        try {
            instant = Instant.parse(text(name));
        } catch (DateTimeParseException malformed) {
            throw new InvalidInput(at(name), "input.instant_malformed");
        }
        if (instant.isBefore(WorkingTime.EARLIEST) || instant.isAfter(WorkingTime.LATEST)) {
            throw new InvalidInput(at(name), "input.instant_out_of_range", WorkingTime.EARLIEST, WorkingTime.LATEST);
        }
        return Instant.ofEpochMilli(instant.toEpochMilli());
    }

    /** A required number of seconds, not negative, rounded to the millisecond. */
    public Duration seconds(String name) {
        JsonNode value = required(name);
        if (!value.isNumber()) {
            throw new InvalidInput(at(name), "input.mistyped");
        }
        // A number too big for its type was read as infinite.
        if (value.isFloatingPointNumber() && !value.isBigDecimal() && !Double.isFinite(value.doubleValue())) {
            throw new InvalidInput(at(name), "input.too_large", MOST_SECONDS.toPlainString());
        }
        BigDecimal seconds = value.decimalValue();
        if (seconds.signum() < 0) {
            throw new InvalidInput(at(name), "input.negative");
        }
        // Compared before anything is computed: 1e999999999 is quickly written and never rounded.
        if (seconds.compareTo(MOST_SECONDS) > 0) {
            throw new InvalidInput(at(name), "input.too_large", MOST_SECONDS.toPlainString());
        }
        if (seconds.compareTo(ONE_MILLISECOND) < 0) {
            return Duration.ZERO;
        }
        return Duration.ofMillis(
                seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /** An instant as results have it: UTC, with milliseconds only where there are any; null stays null. */
    public static JsonNode json(@Nullable Instant instant) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return instant == null ? nodes.nullNode() : nodes.textNode(instant.toString());
    }

    /** Seconds as results have them: a whole number, or with up to three decimals. */
    public static JsonNode json(Duration duration) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        long millis = duration.toMillis();
        return millis % Milliseconds.SECOND == 0
                ? nodes.numberNode(millis / Milliseconds.SECOND)
                : nodes.numberNode(BigDecimal.valueOf(millis, 3).stripTrailingZeros());
    }

    private JsonNode required(String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            throw new InvalidInput(at(name), "input.missing");
        }
        return value;
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
