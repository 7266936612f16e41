package org.threeline.web.faces;

/**
 * One of the things a list offers.
 *
 * @param value what is sent
 * @param label what is read, in the viewer's language
 */
public record Choice(String value, String label) {}
