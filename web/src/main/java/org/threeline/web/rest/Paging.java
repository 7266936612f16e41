package org.threeline.web.rest;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.threeline.kernel.InvalidInput;

/** Which page of a list is wanted; a resource takes it as {@code @BeanParam}. */
public class Paging {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    @QueryParam("limit")
    private String limit;

    @QueryParam("after")
    private String after;

    /** How many rows, 1 to 200, 50 where the caller does not say. */
    public int limit() {
        if (limit == null) {
            return USUAL;
        }
        try {
            var rows = Integer.parseInt(limit);
            if (rows >= 1 && rows <= MOST) {
                return rows;
            }
        } catch (NumberFormatException malformed) {
            // Refused below.
        }
        throw new InvalidInput("limit", "input.out_of_range", 1, MOST);
    }

    /**
     * The key of the last row the caller saw; empty for the first page.
     *
     * @param list as {@link Cursor#after} was told
     * @param size how many values the key has
     */
    public Optional<List<String>> after(String list, int size) {
        return after == null || after.isEmpty() ? Optional.empty() : Optional.of(Cursor.read(list, after, size));
    }
}
