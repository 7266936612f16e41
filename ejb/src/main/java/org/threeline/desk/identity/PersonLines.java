package org.threeline.desk.identity;

import java.util.function.Consumer;

/** A file of people that can be read from its beginning, line by line, as often as needed. */
@FunctionalInterface
public interface PersonLines {
    void forEach(Consumer<PersonLine> reader);
}
