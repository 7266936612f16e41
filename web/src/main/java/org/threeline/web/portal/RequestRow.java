package org.threeline.web.portal;

import java.time.Instant;
import org.threeline.web.faces.Promise;

/**
 * A request in a list of one's own.
 *
 * @param service its name in the reader's language
 * @param promise what runs now; null when nothing does
 * @param due the promise in words; empty when nothing is promised any more
 * @param live what keeps both true on the page; null where nothing is promised any more
 * @param changedAt when anything happened to it last
 * @param unread whether the reader was told something of it and has not looked yet
 */
public record RequestRow(
        String number,
        String title,
        String service,
        FriendlyStatus status,
        Promise promise,
        String due,
        String live,
        Instant changedAt,
        boolean unread) {}
