package org.threeline.web.definition;

import java.time.Instant;
import java.util.List;
import org.threeline.desk.identity.PersonSummary;

/**
 * A version of something the catalogue defines, as its page lists it.
 *
 * @param by who published it; null for the system
 * @param reason in that person's words, may be empty
 * @param changes what it changed, a sentence each; none for the first
 */
public record DefinitionVersion(
        int number, Instant at, PersonSummary by, String reason, boolean inForce, List<String> changes) {}
