package org.threeline.desk.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores what was written as JSON. */
@Converter
public class DraftText implements AttributeConverter<DraftContent, String> {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // A later release may have dropped what an earlier one wrote.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Override
    public String convertToDatabaseColumn(DraftContent content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("Only plain values can be stored", impossible);
        }
    }

    @Override
    public DraftContent convertToEntityAttribute(String text) {
        try {
            return JSON.readValue(text, DraftContent.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("A stored draft cannot be read", unreadable);
        }
    }
}
