package org.threeline.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.threeline.kernel.NotFound;

/** The address of the page being asked for, as the browser shows it. */
@Named("address")
@RequestScoped
public class CurrentAddress {
    static final String PARTS = CurrentAddress.class.getName();

    /** What is longer is no number a row can have. */
    private static final String ID = "[0-9]{1,18}";

    /** Tells of all rooms and belongs to none. */
    private static final String EVERYWHERE = "/notifications";

    @Inject
    HttpServletRequest request;

    /**
     * What stands in the address at the place of a part in braces.
     *
     * @throws NotFound when the address has no such part
     */
    public String part(String name) {
        var parts = request.getAttribute(PARTS) instanceof Map<?, ?> map ? map : Map.of();
        if (parts.get(name) instanceof String value) {
            return value;
        }
        throw new NotFound("part " + name + " of " + path());
    }

    /**
     * The id in the address at the place of a part in braces.
     *
     * @throws NotFound when the address has no such part, or something there that is no id
     */
    public long id(String name) {
        var part = part(name);
        if (!part.matches(ID)) {
            throw new NotFound(name + " " + part);
        }
        return Long.parseLong(part);
    }

    /** The path from the root of the site, without a query. */
    public String path() {
        return pathOf(request);
    }

    /** The path with its query, to come back to. */
    public String withQuery() {
        var forwarded = request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
        var query = forwarded instanceof String text ? text : request.getQueryString();
        return query == null || query.isEmpty() ? path() : path() + "?" + query;
    }

    /** Whether the page belongs to this room; the room at the root has what no other has. */
    public boolean isIn(Room room) {
        var path = path();
        if (!room.path().equals("/")) {
            return begins(path, room.path());
        }
        if (begins(path, EVERYWHERE)) {
            return false;
        }
        for (var other : Room.values()) {
            if (other != room && begins(path, other.path())) {
                return false;
            }
        }
        return true;
    }

    static String pathOf(HttpServletRequest request) {
        var forwarded = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        return forwarded instanceof String path ? path : request.getRequestURI();
    }

    private static boolean begins(String path, String room) {
        return path.equals(room) || path.startsWith(room + "/");
    }
}
