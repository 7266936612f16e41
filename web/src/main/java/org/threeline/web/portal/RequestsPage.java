package org.threeline.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.threeline.desk.ticket.QueueItem;
import org.threeline.desk.ticket.TicketQueue.Key;
import org.threeline.web.portal.OwnRequests.Part;

/** All requests of one's own, page by page; the address says where, so a page can be kept and sent. */
@Named
@RequestScoped
public class RequestsPage {
    private static final int PER_PAGE = 20;
    private static final int LONGEST = 200;

    @Inject
    OwnRequests requests;

    @Inject
    HttpServletRequest request;

    private List<QueueItem> items;
    private boolean hasNewer;
    private boolean hasOlder;

    public List<Part> parts() {
        return List.of(Part.values());
    }

    public Part part() {
        return Part.of(request.getParameter("show"));
    }

    /** Words the titles have to hold; empty for any. */
    public String text() {
        var typed = request.getParameter("q");
        var text = typed == null ? "" : typed.strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    public List<RequestRow> rows() {
        return requests.rows(items());
    }

    /** The address of the same list, shown in another part. */
    public String addressOf(Part part) {
        var search = text().isEmpty() ? "" : "&q=" + URLEncoder.encode(text(), StandardCharsets.UTF_8);
        return "/requests?show=" + part.word() + search;
    }

    /** The address of the page with newer requests; empty when there is none. */
    public String newer() {
        items();
        return hasNewer ? addressOf(part()) + "&before=" + place(items.get(0)) : "";
    }

    /** The address of the page with older requests; empty when there is none. */
    public String older() {
        items();
        return hasOlder ? addressOf(part()) + "&after=" + place(items.get(items.size() - 1)) : "";
    }

    private List<QueueItem> items() {
        if (items == null) {
            var before = place(request.getParameter("before"));
            var after = place(request.getParameter("after"));
            if (before != null) {
                var page = requests.pageBefore(part(), text(), before, PER_PAGE);
                items = page.items();
                hasNewer = page.next() != null;
                hasOlder = !items.isEmpty();
            } else {
                var page = requests.page(part(), text(), after, PER_PAGE);
                items = page.items();
                hasNewer = after != null && !items.isEmpty();
                hasOlder = page.next() != null;
            }
        }
        return items;
    }

    private static String place(QueueItem item) {
        var key = OwnRequests.key(item);
        return key.at() + "_" + key.id();
    }

    /** The place an address names; null where it names none. */
    private static Key place(String text) {
        var parts = text == null ? new String[0] : text.split("_", 2);
        if (parts.length < 2 || !parts[1].matches("[0-9]{1,18}")) {
            return null;
        }
        try {
            return new Key(Instant.parse(parts[0]), Long.parseLong(parts[1]));
        } catch (DateTimeException mistyped) {
            return null;
        }
    }
}
