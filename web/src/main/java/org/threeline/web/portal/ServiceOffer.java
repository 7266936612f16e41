package org.threeline.web.portal;

/**
 * A service in a list.
 *
 * @param icon without the prefix of the icons' family
 * @param when when it would usually be done if it were asked for now, in words; empty where nothing is promised
 */
public record ServiceOffer(String key, String name, String summary, String icon, String when) {}
