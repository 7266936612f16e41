package org.threeline.desk.ticket;

/**
 * What one line tells the next, so that nobody has to ask again.
 *
 * @param reason why it goes on
 * @param seen what was seen
 * @param tried what was tried
 * @param asked what is asked of the next line
 */
public record Handover(String reason, String seen, String tried, String asked) {
    /** A rule moved the ticket; the broken promise just above it in its story is the reason. */
    public static final Handover BY_RULE = new Handover(null, null, null, null);
}
