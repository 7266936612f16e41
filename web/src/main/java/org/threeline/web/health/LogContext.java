package org.threeline.web.health;

import org.slf4j.MDC;

/** What every line of the log says about the request it belongs to, where the server's log can say it. */
final class LogContext {
    private static final boolean SPOKEN = isSpoken();

    private LogContext() {}

    static void put(String name, String value) {
        if (SPOKEN) {
            MDC.put(name, value);
        }
    }

    static void remove(String name) {
        if (SPOKEN) {
            MDC.remove(name);
        }
    }

    private static boolean isSpoken() {
        try {
            MDC.get("request");
            return true;
        } catch (LinkageError absent) {
            // Not every server has SLF4J; its log then goes without.
            return false;
        }
    }
}
