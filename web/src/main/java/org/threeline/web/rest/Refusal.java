package org.threeline.web.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** A request the interface itself refuses, before any use case is asked. */
public class Refusal extends WebApplicationException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final transient List<Object> arguments;

    /**
     * @param status the HTTP status, 4xx
     * @param code stable and language-free, also the key of the sentence
     * @param arguments what the sentence mentions
     */
    public Refusal(int status, String code, Object... arguments) {
        this(Response.status(status).build(), code, arguments);
    }

    /** @param response status and headers of the answer, without a body */
    public Refusal(Response response, String code, Object... arguments) {
        super(code, response);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    String code() {
        return code;
    }

    List<Object> arguments() {
        return arguments == null ? List.of() : arguments;
    }
}
