package org.threeline.web.rest;

import jakarta.ejb.ApplicationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request the interface itself refuses, before any use case is asked. */
@ApplicationException(rollback = true)
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient List<Object> arguments;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /**
     * @param status the HTTP status, 4xx or 503
     * @param code stable and language-free, also the key of the sentence
     * @param arguments what the sentence mentions
     */
    public Refusal(int status, String code, Object... arguments) {
        super(code);
        this.status = status;
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /** Adds a header to the answer. */
    public Refusal with(String header, Object value) {
        headers.put(header, value.toString());
        return this;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    List<Object> arguments() {
        return arguments == null ? List.of() : arguments;
    }

    Map<String, String> headers() {
        return headers == null ? Map.of() : headers;
    }
}
