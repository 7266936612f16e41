package org.threeline.desk.audit;

import jakarta.enterprise.context.RequestScoped;

/** Where the request in hand came from, as the web tells at its beginning; empty for work in the background. */
@RequestScoped
public class AuditedRequest {
    private String address;
    private String id;

    /** For the beginning of a request only. */
    public void is(String address, String id) {
        this.address = address;
        this.id = id;
    }

    String address() {
        return address;
    }

    String id() {
        return id;
    }
}
