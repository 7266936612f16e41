package org.threeline.web.portal;

/**
 * A family of services as a tile.
 *
 * @param icon without the prefix of the icons' family
 * @param count how many services it offers
 */
public record OfferedFamily(String key, String name, String summary, String icon, int count) {}
