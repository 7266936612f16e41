package org.threeline.catalog.offering;

import java.util.List;

/**
 * Something that is allowed and yet hardly meant.
 *
 * @param path the place within the definition, for example {@code targets[RESOLUTION P1].warnAt}
 * @param code what it is; stable, free of language
 * @param arguments what the sentence of the code needs: keys of definitions, or values as they are written
 */
public record LintFinding(String path, String code, List<String> arguments) {
    public LintFinding {
        arguments = List.copyOf(arguments);
    }
}
