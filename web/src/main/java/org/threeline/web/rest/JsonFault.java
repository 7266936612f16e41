package org.threeline.web.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.threeline.kernel.InvalidInput;

/** What is wrong with a body, said at its field; nothing of the reader's own words gets out. */
final class JsonFault {
    private JsonFault() {}

    static RuntimeException of(JsonProcessingException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInput ours) {
                return ours;
            }
            if (cause instanceof StreamConstraintsException beyond) {
                var tooLong =
                        beyond.getOriginalMessage().toLowerCase(Locale.ROOT).contains("document length");
                return malformed(tooLong ? "input.body_too_large" : "input.beyond_limits", beyond);
            }
            if (cause instanceof InputCoercionException && fault instanceof JsonMappingException mapping) {
                return new InvalidInput(path(mapping), "input.mistyped");
            }
        }
        if (fault instanceof PropertyBindingException unknown) {
            return new InvalidInput(path(unknown), "input.unknown_field");
        }
        if (fault instanceof InvalidFormatException mistyped
                && mistyped.getTargetType().isEnum()) {
            var options = Arrays.stream(mistyped.getTargetType().getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", "));
            return new InvalidInput(path(mistyped), "input.not_an_option", options);
        }
        if (fault instanceof MismatchedInputException mismatch) {
            if (mismatch.getPath().isEmpty() && mismatch.getOriginalMessage().startsWith("No content")) {
                return new InvalidInput("", "input.body_missing");
            }
            if (mismatch.getOriginalMessage().startsWith("Trailing token")) {
                return malformed("input.malformed_json", fault);
            }
            var isMissing = mismatch.getOriginalMessage().startsWith("Cannot map `null` into type");
            return new InvalidInput(path(mismatch), isMissing ? "input.missing" : "input.mistyped");
        }
        if (fault instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()
                && !(fault.getCause() instanceof JsonProcessingException)) {
            return new InvalidInput(path(mapping), "input.mistyped");
        }
        return malformed("input.malformed_json", fault);
    }

    private static MalformedJson malformed(String code, JsonProcessingException fault) {
        var place = fault.getLocation();
        return new MalformedJson(
                code,
                place == null ? 0 : Math.max(0, place.getLineNr()),
                place == null ? 0 : Math.max(0, place.getColumnNr()),
                fault);
    }

    /** The field as the caller wrote it, for example {@code input.events[2].at}; empty for the document itself. */
    private static String path(JsonMappingException fault) {
        var path = new StringBuilder();
        for (var step : fault.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
