package org.threeline.web.rest;

/** The body is no JSON at all, or more of it than is taken. */
final class MalformedJson extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final int line;
    private final int column;

    /**
     * @param code why, also the key of the sentence
     * @param line counted from 1, 0 when unknown
     * @param column counted from 1, 0 when unknown
     */
    MalformedJson(String code, int line, int column, Throwable cause) {
        super(code, cause);
        this.code = code;
        this.line = line;
        this.column = column;
    }

    String code() {
        return code;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }
}
