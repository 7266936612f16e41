package org.threeline.desk.identity;

import java.util.Locale;

/** How a login is written: without blanks around it and in lower case, so that "Anna" and "anna" are one person. */
final class Logins {
    private Logins() {}

    static String normal(String typed) {
        return typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
    }
}
