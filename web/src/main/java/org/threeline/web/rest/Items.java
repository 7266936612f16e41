package org.threeline.web.rest;

import java.util.List;

/**
 * One page of a list.
 *
 * @param next cursor of the next page, null on the last one
 */
public record Items<T>(List<T> items, String next) {
    /** A list that is always whole. */
    public static <T> Items<T> all(List<T> items) {
        return new Items<>(items, null);
    }
}
