package org.threeline.desk.status;

import java.time.Instant;

/**
 * A request that failed inside.
 *
 * @param requestId under which the log tells all of it
 * @param node that answered
 * @param page template of the address
 * @param kind simple name of what was thrown, or the status
 */
public record Failure(Instant at, String requestId, String node, String page, String kind) {}
