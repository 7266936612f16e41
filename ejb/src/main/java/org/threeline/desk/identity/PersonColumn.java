package org.threeline.desk.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file of people may say about each; the names are the file's headers in lower case. */
public enum PersonColumn {
    LOGIN,
    NAME,
    EMAIL,
    DEPARTMENT,
    LOCATION,
    ROOM,
    PHONE,
    MANAGER,
    LOCALE,
    ZONE,
    GROUPS,
    ACTIVE;

    /** As it stands in the first line of a file. */
    public String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column of a header in any case of letters; empty where there is none. */
    public static Optional<PersonColumn> of(String header) {
        var asked = header.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.header().equals(asked))
                .findFirst();
    }
}
