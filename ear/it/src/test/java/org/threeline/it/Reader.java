package org.threeline.it;

import java.util.EnumSet;
import java.util.Set;

/** For whom pages are made: one person of the demo company for each role, and somebody nobody knows. */
enum Reader {
    STRANGER(null),
    EMPLOYEE("employee"),
    ENGINEER("line1"),
    /** An engineer of the second line who leads groups. */
    LEAD("henrik.dahl"),
    OWNER("owner"),
    ADMIN("admin");

    static final Set<Reader> KNOWN = Set.copyOf(EnumSet.complementOf(EnumSet.of(STRANGER)));
    static final Set<Reader> AGENTS = Set.of(ENGINEER, LEAD);

    private final String login;

    Reader(String login) {
        this.login = login;
    }

    /** Null for a stranger. */
    String login() {
        return login;
    }
}
