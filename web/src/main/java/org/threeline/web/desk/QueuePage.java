package org.threeline.web.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.threeline.catalog.sla.Priority;
import org.threeline.desk.absence.Absences;
import org.threeline.desk.absence.Away;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.desk.ticket.QueueItem;
import org.threeline.desk.ticket.QueueView;
import org.threeline.desk.ticket.TicketHandling;
import org.threeline.desk.ticket.TicketNumber;
import org.threeline.desk.ticket.TicketQueue;
import org.threeline.desk.ticket.TicketStatus;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.web.faces.AwayWords;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.Promise;
import org.threeline.web.faces.Times;
import org.threeline.web.faces.Words;

/** "What do I do next?": the agent's lists, sorted by what is due next; the address says which one. */
@Named
@RequestScoped
public class QueuePage {
    private static final int ROWS = 50;
    private static final TicketQueue.Sort SORT = TicketQueue.Sort.NEXT_DUE;
    private static final String AFTER = "after";
    private static final String BEFORE = "before";
    private static final String TOOK = "took";
    /** The name of the hidden button of the form; the button of a row bears it too, with the row's number. */
    private static final String TAKE = "queue:take";

    private static final Map<QueueView, String> ICONS = Map.of(
            QueueView.ON_ME, "user",
            QueueView.ON_TEAM, "users",
            QueueView.UNASSIGNED, "inbox",
            QueueView.ESCALATED, "arrow-up-right",
            QueueView.DUE_SOON, "clock",
            QueueView.WAITING, "pause-circle",
            QueueView.ALL, "list");

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    @Inject
    CurrentPerson person;

    @Inject
    Absences absences;

    @Inject
    AwayWords awayWords;

    private Map<Long, Away> away;

    @Inject
    TicketQueue queue;

    @Inject
    TicketHandling handling;

    @Inject
    LostRace lost;

    @Inject
    DeskNames names;

    @Inject
    Words msg;

    @Inject
    Times times;

    private QueueAddress address;
    private List<QueueItem> rows;
    private String nextPage;
    private String previousPage;
    private Map<QueueView, Integer> counts;

    /** @param count how many tickets are in it, or null where it is not counted */
    public record ViewLink(QueueView view, String word, String icon, Integer count, boolean current) {
        public String label() {
            return count == null ? "" : count >= TicketQueue.COUNTED_UP_TO ? count + "+" : count.toString();
        }
    }

    /** @param href the same list without this */
    public record Chip(String name, String value, String href) {}

    /** @param on whether the list is narrowed by it */
    public record FilterChoice(String value, String label, boolean on) {}

    /** A number typed into the search leads to its ticket at once. */
    public void goToTicket() throws IOException {
        var text = address().text();
        if (text != null && TicketNumber.isNumber(text)) {
            browser.redirect(request.getContextPath() + "/desk/tickets/" + text.toUpperCase(Locale.ROOT));
        }
    }

    /** Takes the ticket of the row whose button was pressed; the button names it, because rows may have moved. */
    public void takeAsked() throws IOException {
        var number = request.getParameter(TAKE);
        if (number == null || !"POST".equals(request.getMethod())) {
            return;
        }
        try {
            handling.take(number, null, person.actor());
        } catch (BusinessRuleViolation refused) {
            lost.tell(number, refused);
            return;
        }
        browser.redirect(hrefOf(address(), TOOK + "=" + TicketNumber.of(TicketNumber.id(number))));
    }

    /** The ticket that was just taken from its row, or null. */
    public String took() {
        var number = request.getParameter(TOOK);
        return number != null && TicketNumber.isNumber(number) ? number : null;
    }

    /** That the person who just took a ticket is entered as away; empty where nothing was taken, or the person is there. */
    public String tookAway() {
        return took() == null
                ? ""
                : awayWords.tookAllTheSame(
                        absences.awayNow(List.of(person.id())).get(person.id()));
    }

    /** That whoever is responsible for a row is away now; empty while the person is there, or is nobody. */
    public String away(QueueItem item) {
        if (away == null) {
            away = absences.awayNow(rows().stream()
                    .map(QueueItem::assignee)
                    .filter(Objects::nonNull)
                    .map(PersonSummary::id)
                    .toList());
        }
        return item.assignee() == null
                ? ""
                : awayWords.full(away.get(item.assignee().id()));
    }

    /** Whether the person leads a group, and so looks after who belongs to it. */
    public boolean isLead() {
        return !person.identity().leads().isEmpty();
    }

    public QueueView view() {
        return address().view();
    }

    public String viewWord() {
        return QueueAddress.word(view());
    }

    public List<ViewLink> views() {
        return QueueAddress.VIEWS.stream()
                .map(view -> new ViewLink(
                        view, QueueAddress.word(view), ICONS.get(view), counts().get(view), view == view()))
                .toList();
    }

    /** How many tickets the whole view holds; null where it is narrowed or not counted. */
    public Integer total() {
        return address().isNarrowed() ? null : counts().get(view());
    }

    public List<QueueItem> rows() {
        if (rows == null) {
            read();
        }
        return rows;
    }

    /** Where the list goes on, or null. */
    public String nextPage() {
        rows();
        return nextPage;
    }

    /** Where the list was before, or null. */
    public String previousPage() {
        rows();
        return previousPage;
    }

    /** Whether this is where the list begins: only there can something new appear. */
    public boolean isBeginning() {
        return request.getParameter(AFTER) == null && request.getParameter(BEFORE) == null;
    }

    /** What the script asks for, to learn whether the list has changed. */
    public String query() {
        return address().query();
    }

    public String ticketHref(QueueItem item) {
        return request.getContextPath() + "/desk/tickets/" + item.row().number() + "?" + query();
    }

    /** The promise that is due first; null where none runs. */
    public Promise promise(QueueItem item) {
        var ring = item.ring();
        if (ring == null) {
            return null;
        }
        return ring.paused()
                ? Promise.resting(ring.dueAt(), ring.remaining(), ring.share())
                : Promise.running(ring.dueAt(), ring.remaining(), ring.share());
    }

    /** Which promise it is, and when in full. */
    public String dueTitle(QueueItem item) {
        return item.ring() == null
                ? ""
                : msg.name(item.ring().kind()) + ": " + times.full(item.ring().dueAt());
    }

    public boolean mayTake(QueueItem item) {
        return item.assignee() == null
                && item.row().status().isOpen()
                && person.isMember(item.row().group());
    }

    public boolean isNarrowed() {
        return address().isNarrowed();
    }

    public String text() {
        return address().text();
    }

    /** The view as a whole. */
    public String wholeHref() {
        return hrefOf(QueueAddress.whole(view()), null);
    }

    public List<Chip> chips() {
        var chips = new ArrayList<Chip>();
        for (var status : address().statuses()) {
            chips.add(chip(QueueAddress.STATUS, status.name(), msg.name(status)));
        }
        for (var priority : address().priorities()) {
            chips.add(chip(QueueAddress.PRIORITY, priority.name(), priority.name()));
        }
        for (var service : address().services()) {
            chips.add(chip(QueueAddress.SERVICE, service, names.service(service)));
        }
        for (var group : address().groups()) {
            chips.add(chip(QueueAddress.GROUP, group, names.group(group)));
        }
        if (address().text() != null) {
            chips.add(chip(QueueAddress.TEXT, address().text(), address().text()));
        }
        return chips;
    }

    public List<FilterChoice> statusChoices() {
        return Arrays.stream(TicketStatus.values())
                .filter(status -> status.isOpen() || view() == QueueView.ALL)
                .map(status -> new FilterChoice(
                        status.name(), msg.name(status), address().statuses().contains(status)))
                .toList();
    }

    public List<FilterChoice> priorityChoices() {
        return Arrays.stream(Priority.values())
                .map(priority -> new FilterChoice(
                        priority.name(), priority.name(), address().priorities().contains(priority)))
                .toList();
    }

    public List<FilterChoice> serviceChoices() {
        return choices(names.services(), address().services());
    }

    public List<FilterChoice> groupChoices() {
        var offered = names.groups().stream()
                .filter(group -> view() == QueueView.ALL || person.isMember(group.value()))
                .toList();
        return choices(offered, address().groups());
    }

    private static List<FilterChoice> choices(List<Choice> offered, Set<String> chosen) {
        return offered.stream()
                .map(choice -> new FilterChoice(choice.value(), choice.label(), chosen.contains(choice.value())))
                .toList();
    }

    private Chip chip(String kind, String value, String label) {
        return new Chip(
                msg.get("desk_queue.filter." + kind), label, hrefOf(address().without(kind, value), null));
    }

    private QueueAddress address() {
        if (address == null) {
            address = QueueAddress.of(request);
        }
        return address;
    }

    private Map<QueueView, Integer> counts() {
        if (counts == null) {
            counts = queue.counts(person.actor());
        }
        return counts;
    }

    private void read() {
        var after = key(request.getParameter(AFTER));
        var before = key(request.getParameter(BEFORE));
        var actor = person.actor();
        if (before.isPresent()) {
            var page = queue.pageBefore(view(), address().filter(), SORT, before.get(), ROWS, actor);
            rows = page.items();
            previousPage = page.next() == null ? null : hrefOf(address(), BEFORE + "=" + text(page.next()));
            nextPage = rows.isEmpty() ? null : hrefOf(address(), AFTER + "=" + text(keyOf(rows.size() - 1)));
        } else {
            var page = queue.page(view(), address().filter(), SORT, after.orElse(null), ROWS, actor);
            rows = page.items();
            nextPage = page.next() == null ? null : hrefOf(address(), AFTER + "=" + text(page.next()));
            previousPage = after.isEmpty() || rows.isEmpty() ? null : hrefOf(address(), BEFORE + "=" + text(keyOf(0)));
        }
    }

    private TicketQueue.Key keyOf(int row) {
        return TicketQueue.Key.of(rows.get(row), SORT);
    }

    private String hrefOf(QueueAddress list, String more) {
        return request.getContextPath() + "/desk?" + list.query() + (more == null ? "" : "&" + more);
    }

    private static String text(TicketQueue.Key key) {
        return key.at() + "~" + key.id();
    }

    private static Optional<TicketQueue.Key> key(String text) {
        var at = text == null ? -1 : text.lastIndexOf('~');
        if (at < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new TicketQueue.Key(Instant.parse(text.substring(0, at)), Long.parseLong(text.substring(at + 1))));
        } catch (DateTimeException | NumberFormatException forged) {
            return Optional.empty();
        }
    }
}
