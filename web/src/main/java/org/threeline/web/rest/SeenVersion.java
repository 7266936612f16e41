package org.threeline.web.rest;

import jakarta.ws.rs.core.EntityTag;
import java.util.regex.Pattern;

/** The version of a thing the caller has seen, in {@code If-Match}; and the tag it is shown with. */
public final class SeenVersion {
    // Proxies that compress make a tag weak; the number is what counts.
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([0-9]{1,9})\"");

    private SeenVersion() {}

    /**
     * Reads {@code If-Match}.
     *
     * @param header its value, null when it was not sent
     * @throws Refusal 428 without it, 400 when it is not one version
     */
    public static int of(String header) {
        if (header == null || header.isBlank()) {
            throw new Refusal(428, "version.required");
        }
        var tag = TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw new Refusal(400, "version.malformed");
        }
        return Integer.parseInt(tag.group(1));
    }

    /** The tag of a version, for {@code Response.tag}. */
    public static EntityTag tag(int version) {
        return new EntityTag(Integer.toString(version));
    }
}
