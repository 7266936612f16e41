package org.threeline.web.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.notify.Notifications;

/** How many unread notifications the viewer has: in the header of every page, and asked for again by an open one. */
@Named
@RequestScoped
public class Bell {
    @Inject
    Notifications notifications;

    @Inject
    CurrentPerson person;

    private Integer unread;

    /** Up to {@link Notifications#COUNTED_UP_TO} and one more. */
    public int unread() {
        if (unread == null) {
            unread = notifications.unread(person.actor());
        }
        return unread;
    }

    /** The count as it is shown; empty for none. */
    public String label() {
        if (unread() > Notifications.COUNTED_UP_TO) {
            return Notifications.COUNTED_UP_TO + "+";
        }
        return unread() == 0 ? "" : Integer.toString(unread());
    }

    /** The count for a page that stays open. */
    @WebServlet("/notifications/unread")
    public static class Unread extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Inject
        transient Bell bell;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/json");
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.getWriter().write("{\"unread\":" + bell.unread() + "}");
        }
    }
}
