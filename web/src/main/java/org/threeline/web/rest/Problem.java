package org.threeline.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * An answer that something did not work, after RFC 9457.
 *
 * @param type names the kind of problem: {@code urn:threeline:problem:} and the code
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what happened, in the caller's language
 * @param instance the id of the request, as the log knows it
 * @param code stable and language-free
 * @param errors one entry per field, or one for the refused rule
 * @param current the thing as it is now, where the caller's version was stale; left out otherwise
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        List<Entry> errors,
        @JsonInclude(JsonInclude.Include.NON_NULL) Object current) {
    static final String MEDIA_TYPE = "application/problem+json";

    /**
     * @param field as the caller sent it, null when it is about no field
     * @param line of the document, counted from 1; left out when unknown
     * @param column likewise
     */
    record Entry(
            String field,
            String code,
            String message,
            @JsonInclude(JsonInclude.Include.NON_NULL) Integer line,
            @JsonInclude(JsonInclude.Include.NON_NULL) Integer column) {}
}
