package org.threeline.web.portal;

/**
 * A promise on a request's page.
 *
 * @param icon that goes with it
 * @param what is promised
 * @param when in words
 * @param note what more there is to say; empty for nothing
 * @param look {@code plain}, {@code late}, {@code resting} or {@code kept}
 */
public record PromisedTime(String icon, String what, String when, String note, String look) {}
