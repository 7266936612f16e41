package org.threeline.desk.absence;

import java.time.Instant;
import org.threeline.desk.identity.PersonSummary;

/**
 * Somebody is away now, as others see it.
 *
 * @param until the first moment the person is back
 * @param deputy who stands in; null for nobody
 */
public record Away(long personId, Instant until, PersonSummary deputy) {}
