package org.threeline.web.admin;

/** Ids in lists to choose from, as texts. */
final class Parts {
    private Parts() {}

    /** Null for nothing, and for what no list offers. */
    static Long number(String text) {
        return text == null || !text.matches("[0-9]{1,18}") ? null : Long.valueOf(text);
    }

    /** Null for nothing. */
    static String text(Long id) {
        return id == null ? null : String.valueOf(id);
    }
}
