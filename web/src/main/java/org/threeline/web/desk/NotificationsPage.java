package org.threeline.web.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.desk.notify.NotificationKind;
import org.threeline.desk.notify.NotificationRow;
import org.threeline.desk.notify.Notifications;
import org.threeline.desk.paging.Paging;
import org.threeline.desk.ticket.TicketNumber;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.web.faces.Words;
import org.threeline.web.text.Sentences;

/** What one was told, newest first; following one marks it as read. */
@Named
@RequestScoped
public class NotificationsPage {
    private static final int ROWS = 50;

    /** What the person hears as requester; it leads to the request, everything else to the desk. */
    private static final Set<NotificationKind> OF_REQUESTERS = Set.of(
            NotificationKind.REQUEST_RECEIVED,
            NotificationKind.REPLIED,
            NotificationKind.WAITS_FOR_YOU,
            NotificationKind.RESOLVED);

    /** What escalation rules repeat. */
    private static final Set<NotificationKind> OF_ESCALATIONS =
            EnumSet.of(NotificationKind.PAGED, NotificationKind.PROMISE_AT_RISK, NotificationKind.PROMISE_BROKEN);

    /** The button of a row; its value is the ticket's number. */
    private static final String ACKNOWLEDGE = "acknowledge:ticket";

    private static final String DONE = "at";

    private static final Map<NotificationKind, String> ICONS = Map.ofEntries(
            Map.entry(NotificationKind.REQUEST_RECEIVED, "inbox"),
            Map.entry(NotificationKind.NEW_IN_GROUP, "ticket"),
            Map.entry(NotificationKind.ESCALATED_TO_GROUP, "arrow-up-right"),
            Map.entry(NotificationKind.ASSIGNED_TO_YOU, "user"),
            Map.entry(NotificationKind.HANDED_BACK, "undo"),
            Map.entry(NotificationKind.REPLIED, "comment"),
            Map.entry(NotificationKind.WAITS_FOR_YOU, "hourglass"),
            Map.entry(NotificationKind.RESOLVED, "check-circle"),
            Map.entry(NotificationKind.MESSAGE, "comment"),
            Map.entry(NotificationKind.REOPENED, "refresh"),
            Map.entry(NotificationKind.CANCELLED, "ban"),
            Map.entry(NotificationKind.MENTIONED, "at"),
            Map.entry(NotificationKind.NOTED, "file-edit"),
            Map.entry(NotificationKind.PAGED, "phone"),
            Map.entry(NotificationKind.PROMISE_AT_RISK, "clock"),
            Map.entry(NotificationKind.PROMISE_BROKEN, "exclamation-circle"));

    @Inject
    Notifications notifications;

    @Inject
    Paging paging;

    @Inject
    LostRace lost;

    @Inject
    People people;

    @Inject
    Words words;

    @Inject
    CurrentPerson person;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    private List<NotificationRow> read;
    private Set<Long> waiting;
    private Map<Long, PersonSummary> actors;
    private Long newest;

    public List<NotificationRow> rows() {
        var rows = read();
        return rows.subList(0, Math.min(ROWS, rows.size()));
    }

    /** Where the list goes on, or null. */
    public String older() {
        return read().size() > ROWS
                ? path() + "?before=" + read().get(ROWS - 1).id() + (isUnreadOnly() ? "&show=unread" : "")
                : null;
    }

    public boolean isUnreadOnly() {
        return "unread".equals(request.getParameter("show"));
    }

    public boolean isAnyUnread() {
        return read().stream().anyMatch(row -> row.readAt() == null);
    }

    public String icon(NotificationRow row) {
        return ICONS.get(row.kind());
    }

    /** What happened, with who did it where that says more. */
    public String said(NotificationRow row) {
        var name = row.actorId() == null ? null : actors().get(row.actorId());
        var by = "NotificationKind." + row.kind() + ".by";
        if (name != null && Sentences.has(by)) {
            return words.of(by, name.name());
        }
        var kind = words.name(row.kind());
        return row.promise() == null ? kind : kind + ": " + words.name(row.promise());
    }

    /** Whether its reader may say here that they are at it: the newest of a ticket that still waits for somebody. */
    public boolean isWaiting(NotificationRow row) {
        return waiting().contains(row.id());
    }

    private Set<Long> waiting() {
        if (waiting == null) {
            var escalations = rows().stream()
                    .filter(row -> OF_ESCALATIONS.contains(row.kind()))
                    .toList();
            var tickets = paging.waitingFor(
                    person.actor(),
                    escalations.stream()
                            .map(NotificationRow::ticketId)
                            .distinct()
                            .toList());
            var seen = new TreeSet<Long>();
            waiting = escalations.stream()
                    .filter(row -> tickets.contains(row.ticketId()) && seen.add(row.ticketId()))
                    .map(NotificationRow::id)
                    .collect(Collectors.toSet());
        }
        return waiting;
    }

    /** The reader is at the ticket whose button was pressed; whoever is late is told who was first. */
    public void acknowledge() throws IOException {
        var number = request.getParameter(ACKNOWLEDGE);
        if (!TicketNumber.isNumber(number)) {
            return;
        }
        try {
            paging.acknowledge(number.strip(), person.actor());
        } catch (BusinessRuleViolation refused) {
            lost.tell(number.strip(), refused);
            return;
        }
        notifications.readAbout(TicketNumber.id(number.strip()), person.actor());
        browser.redirect(path() + "?" + DONE + "=" + number.strip());
    }

    /** The number of the ticket that the reader has just said to be at; null otherwise. */
    public String acknowledged() {
        var number = request.getParameter(DONE);
        return TicketNumber.isNumber(number) ? number.strip() : null;
    }

    private Map<Long, PersonSummary> actors() {
        if (actors == null) {
            actors = people.summaries(rows().stream()
                    .map(NotificationRow::actorId)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList());
        }
        return actors;
    }

    /** Opened this way it counts as read. */
    public String href(NotificationRow row) {
        return path() + "?open=" + row.id() + "&ticket=" + row.number() + "&kind=" + row.kind();
    }

    /** Marks the followed one as read and leads to its ticket. */
    public void open() throws IOException {
        var id = number(request.getParameter("open"));
        var ticket = request.getParameter("ticket");
        if (id == null || !TicketNumber.isNumber(ticket)) {
            return;
        }
        notifications.read(id, person.actor());
        var room = isOfRequester(request.getParameter("kind")) || !person.isAgent() ? "/tickets/" : "/desk/tickets/";
        browser.redirect(request.getContextPath() + room + ticket.strip());
    }

    /** Marks as read what the page shows and what is older; what came since stays unread. */
    public void readAll() throws IOException {
        if (newest != null) {
            notifications.readUpTo(newest, person.actor());
        }
        browser.redirect(path());
    }

    private static boolean isOfRequester(String kind) {
        return OF_REQUESTERS.stream().anyMatch(each -> each.name().equals(kind));
    }

    private List<NotificationRow> read() {
        if (read == null) {
            read = notifications.of(person.actor(), isUnreadOnly(), number(request.getParameter("before")), ROWS + 1);
        }
        return read;
    }

    private String path() {
        return request.getContextPath() + "/notifications";
    }

    private static Long number(String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }

    public Long getNewest() {
        return newest != null || rows().isEmpty() ? newest : rows().get(0).id();
    }

    public void setNewest(Long newest) {
        this.newest = newest;
    }
}
