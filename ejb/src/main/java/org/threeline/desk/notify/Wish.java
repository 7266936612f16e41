package org.threeline.desk.notify;

import java.util.Locale;

/**
 * How one person wants to hear of something.
 *
 * @param language in which the person reads
 */
public record Wish(long personId, Locale language, boolean inPage, boolean byMail) {}
