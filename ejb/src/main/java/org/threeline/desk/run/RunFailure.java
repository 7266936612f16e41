package org.threeline.desk.run;

import jakarta.ejb.ApplicationException;

/** A run cannot go on, for a reason an administrator can be told. */
@ApplicationException(rollback = true)
public class RunFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String key;
    private final String detail;

    /**
     * @param key the reason, stable and language-free
     * @param detail what it is about, or empty
     */
    public RunFailure(String key, String detail) {
        super(detail.isEmpty() ? key : key + ": " + detail);
        this.key = key;
        this.detail = detail;
    }

    public String key() {
        return key;
    }

    public String detail() {
        return detail;
    }
}
