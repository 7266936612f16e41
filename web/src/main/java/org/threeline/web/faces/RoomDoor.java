package org.threeline.web.faces;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Keeps the addresses of rooms for {@link AddressFilter}. A room's views lie in a folder of the same name, and for a
 * folder the container would add a slash to the address before any filter is asked.
 */
@WebServlet({"/desk", "/catalogue", "/admin"})
public class RoomDoor extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Only reached where the filter knows no such room.
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
