package org.threeline.web.rest;

import com.fasterxml.jackson.core.JsonProcessingException;

/** The body of a verb that needs no words: nothing at all, or an object without fields. */
final class NoFields {
    private record Empty() {}

    private NoFields() {}

    /** @throws RuntimeException as for any body that cannot be read, for example with a field nobody knows */
    static void require(String body) {
        if (body == null || body.isBlank()) {
            return;
        }
        try {
            Json.MAPPER.readValue(body, Empty.class);
        } catch (JsonProcessingException malformed) {
            throw JsonFault.of(malformed);
        }
    }
}
