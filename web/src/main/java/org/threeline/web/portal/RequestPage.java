package org.threeline.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.desk.draft.DraftKind;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.desk.ticket.HistoryKind;
import org.threeline.desk.ticket.HistoryView;
import org.threeline.desk.ticket.TicketConversation;
import org.threeline.desk.ticket.TicketHandling;
import org.threeline.desk.ticket.TicketReading;
import org.threeline.desk.ticket.TicketStatus;
import org.threeline.desk.ticket.TicketVerb;
import org.threeline.desk.ticket.TicketView;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;
import org.threeline.web.draft.SaidDraft;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.CurrentAddress;
import org.threeline.web.faces.SeenNews;
import org.threeline.web.faces.Viewer;
import org.threeline.web.faces.Words;
import org.threeline.web.files.FileItem;
import org.threeline.web.files.FileList;

/** A request for whoever made it or watches it: how far it is, what was said, and what can be done now. */
@Named
@RequestScoped
public class RequestPage {
    private static final int ENTRIES = 200;
    private static final int MOST_FOUND = 10;

    @Inject
    TicketReading reading;

    @Inject
    SeenNews news;

    @Inject
    TicketConversation conversation;

    @Inject
    TicketHandling handling;

    @Inject
    RequestStory story;

    @Inject
    DueWords due;

    @Inject
    FileList fileList;

    @Inject
    SaidDraft draft;

    @Inject
    Catalogue catalogue;

    @Inject
    People people;

    @Inject
    CurrentPerson person;

    @Inject
    CurrentAddress address;

    @Inject
    Viewer viewer;

    @Inject
    Words words;

    @Inject
    Clock clock;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    @Inject
    FacesContext faces;

    private TicketView ticket;
    private TicketReading.HistoryPage entries;
    private Integer version;
    private Long seen;
    private Map<Long, List<FileItem>> filesByEntry;
    private String text;
    private String files;
    private String reopenReason;
    private String stars;
    private String comment;
    private String cancelReason;
    private String login;
    private boolean changed;

    public TicketView ticket() {
        if (ticket == null) {
            ticket = reading.view(address.part("number"), person.actor());
            news.isOpened(ticket.number());
        }
        return ticket;
    }

    private ServiceOffering service() {
        return catalogue.service(ticket().service(), ticket().serviceVersion());
    }

    public String serviceName() {
        return words.text(service().name());
    }

    /** Whether the service can still be asked for, to follow up. */
    public boolean isOffered() {
        return catalogue
                .inForce()
                .service(ticket().service())
                .filter(found -> !found.hidden())
                .isPresent();
    }

    public String groupName() {
        return catalogue
                .inForce()
                .group(ticket().group())
                .map(group -> words.text(group.name()))
                .orElse(words.get("portal_request.said.desk"));
    }

    public FriendlyStatus status() {
        return FriendlyStatus.of(ticket().status(), ticket().holdReason(), ticket().isRequester());
    }

    public boolean isResolved() {
        return ticket().status() == TicketStatus.RESOLVED;
    }

    public boolean isClosed() {
        return ticket().status() == TicketStatus.CLOSED;
    }

    public boolean isOpen() {
        return ticket().status().isOpen();
    }

    /** Whether somebody else filed it for the requester. */
    public boolean isFiledForSomebody() {
        return ticket().filedBy() != null
                && ticket().filedBy().id() != ticket().requester().id();
    }

    /** Whether it was sent just now, to say so. */
    public boolean isSent() {
        return request.getParameter("sent") != null && status() == FriendlyStatus.RECEIVED;
    }

    /** Whether somebody else changed it while the reader was about to, to say what is new. */
    public boolean isChanged() {
        return changed;
    }

    /** Whether this person works for the desk and finds more on its own page. */
    public boolean isKnownToDesk() {
        return viewer.is("AGENT") && ticket().mayReadWork();
    }

    public List<Milestone> milestones() {
        return story.milestones(ticket(), RequestStory.heldAt(entries().items()));
    }

    public List<PromisedTime> promises() {
        return story.promises(ticket());
    }

    /** When it will be done, or would be if it went on now; null where nothing is promised. */
    public Instant doneBy() {
        return RequestStory.doneBy(ticket());
    }

    public Instant answeredBy() {
        return ticket().clocks().stream()
                .filter(each -> each.kind() == org.threeline.catalog.sla.TargetKind.FIRST_RESPONSE)
                .filter(each -> each.stoppedAt() == null)
                .map(each -> each.dueAt())
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** What it waits for, in words; empty unless it rests. */
    public String restsBecause() {
        return ticket().status() == TicketStatus.ON_HOLD
                ? due.reason(ticket().holdReason(), ticket().isRequester())
                : "";
    }

    /** What was said and what happened. */
    public List<Said> said() {
        return story.conversation(
                ticket(),
                entries().items(),
                after() == 0
                        && (ticket().description() != null || filesByEntry().containsKey(filing())),
                changed && seen != null ? seen : Long.MAX_VALUE);
    }

    /** Files that came with what was said; the description's are those of the filing. */
    public List<FileItem> filesOf(Said said) {
        return filesByEntry().getOrDefault(said.id() == 0 ? filing() : said.id(), List.of());
    }

    private Map<Long, List<FileItem>> filesByEntry() {
        if (filesByEntry == null) {
            filesByEntry = fileList.ofTicket(ticket().number());
        }
        return filesByEntry;
    }

    private long filing() {
        return entries().items().stream()
                .filter(entry -> entry.kind() == HistoryKind.FILED)
                .map(HistoryView::id)
                .findFirst()
                .orElse(0L);
    }

    /** Where the conversation goes on; null at its end. */
    public Long next() {
        return entries().next();
    }

    /** Whether the page begins somewhere inside the conversation. */
    public boolean isLater() {
        return after() > 0;
    }

    private TicketReading.HistoryPage entries() {
        if (entries == null) {
            entries = reading.history(ticket().number(), after(), ENTRIES, person.actor());
        }
        return entries;
    }

    private long after() {
        var after = request.getParameter("after");
        return after != null && after.matches("[0-9]{1,18}") ? Long.parseLong(after) : 0;
    }

    public List<GivenAnswer> answers() {
        return Questionnaire.read(
                service().form(),
                ticket().answers(),
                viewer.locale(),
                words.get("portal_request.yes"),
                known -> people.named(known).map(PersonSummary::name).orElse(known));
    }

    /** Watchers, each of whom the viewer may take off if it is himself or the request is his. */
    public List<PersonSummary> watchers() {
        return ticket().watchers();
    }

    public boolean mayRemove(PersonSummary watcher) {
        return watcher.login() != null && (isParty() || watcher.id() == person.id());
    }

    private boolean isParty() {
        return ticket().isRequester()
                || ticket().filedBy() != null && ticket().filedBy().id() == person.id();
    }

    /* What can be done now. While a form comes in, everything is taken: whether it still may be done is for the use
    case to say, with a sentence. And what was typed stays visible even where it cannot be sent any more. */

    public boolean isReplyShown() {
        return isComingIn() || mayMessage() || text != null;
    }

    public boolean mayMessage() {
        return ticket().actions().contains(TicketVerb.MESSAGE);
    }

    public boolean isConfirmShown() {
        return isComingIn() || ticket().actions().contains(TicketVerb.CONFIRM);
    }

    public boolean isRatingShown() {
        return isComingIn() || ticket().actions().contains(TicketVerb.RATE);
    }

    /** From the best on. */
    public List<Choice> ratings() {
        return IntStream.rangeClosed(1, 5)
                .mapToObj(stars -> String.valueOf(6 - stars))
                .map(stars -> new Choice(stars, words.get("portal_request.rate." + stars)))
                .toList();
    }

    public boolean isReopenShown() {
        return isComingIn() || mayReopen() || reopenReason != null;
    }

    public boolean mayReopen() {
        return ticket().isRequester()
                && ticket().actions().contains(TicketVerb.REOPEN)
                && (!isClosed()
                        || ticket().reopenUntil() != null && clock.instant().isBefore(ticket().reopenUntil()));
    }

    public boolean isCancelShown() {
        return isComingIn() || mayCancel() || cancelReason != null;
    }

    public boolean mayCancel() {
        return ticket().isRequester() && ticket().actions().contains(TicketVerb.CANCEL);
    }

    public boolean isEditShown() {
        return ticket().isRequester() && ticket().actions().contains(TicketVerb.EDIT);
    }

    public boolean isAddShown() {
        return isComingIn() || isParty() && (isOpen() || isResolved());
    }

    private boolean isComingIn() {
        return faces.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE;
    }

    /** Writes to the desk. */
    public void send() throws IOException {
        act("reply", () -> conversation.message(number(), text, FileList.ids(files), person.actor()));
        draft.forget(number());
        showLatest();
    }

    /** Keeps what is being written to the desk. */
    public void keepReply() {
        draft.keep(number(), DraftKind.REPLY, text, FileList.ids(files));
    }

    /** Throws away what was being written. */
    public void discardReply() throws IOException {
        draft.forget(number());
        showAgain();
    }

    /** Says that it is solved. */
    public void confirm() throws IOException {
        act("confirm", () -> handling.confirm(number(), version, person.actor()));
        showAgain();
    }

    /** Says how well one was served. */
    public void rate() throws IOException {
        act(
                "rate",
                () -> handling.rate(number(), stars == null ? null : Integer.valueOf(stars), comment, person.actor()));
        showAgain();
    }

    /** Says that it is not solved. */
    public void reopen() throws IOException {
        act("reopen", () -> handling.reopen(number(), version, reopenReason, person.actor()));
        showLatest();
    }

    /** Takes the request back. */
    public void cancel() throws IOException {
        act("cancel", () -> handling.cancel(number(), version, cancelReason, person.actor()));
        showAgain();
    }

    /** Lets somebody read along and write. */
    public void add() throws IOException {
        act("people", () -> {
            if (login == null || login.isBlank()) {
                throw new InvalidInput("login", "input.required");
            }
            conversation.addWatcher(number(), login, person.actor());
        });
        showAgain();
    }

    public void remove(String watcher) throws IOException {
        act("people", () -> conversation.removeWatcher(number(), watcher, person.actor()));
        if (watcher.equals(viewer.login()) && !isParty()) {
            browser.redirect(request.getContextPath() + "/requests");
        } else {
            showAgain();
        }
    }

    /** Colleagues who could read along. */
    public List<PersonSummary> colleagues(String typed) {
        return people.search(typed, MOST_FOUND);
    }

    /** The address of a new request that follows this one. */
    public String followUp() {
        var subject = words.of("portal_request.follow_up.subject", ticket().number(), ticket().subject());
        return "/services/" + ticket().service() + "?subject=" + URLEncoder.encode(subject, StandardCharsets.UTF_8);
    }

    private String number() {
        return address.part("number");
    }

    /**
     * Does one thing. When it is refused, the page shows the ticket as it is now, with what came since it was read, and
     * keeps what was typed; the next attempt then knows the new version.
     */
    private void act(String form, Runnable action) {
        try {
            action.run();
        } catch (InvalidInput wrong) {
            var named = new ArrayList<FieldError>();
            wrong.errors()
                    .forEach(error ->
                            named.add(new FieldError(form + "." + error.field(), error.code(), error.arguments())));
            throw new InvalidInput(named);
        } catch (RuntimeException refused) {
            version = null;
            changed = true;
            throw refused;
        } finally {
            ticket = null;
            entries = null;
            filesByEntry = null;
        }
    }

    private void showLatest() throws IOException {
        var all = reading.history(number(), null, ENTRIES, person.actor());
        var last = all.next();
        while (all.next() != null) {
            last = all.next();
            all = reading.history(number(), last, ENTRIES, person.actor());
        }
        browser.redirect(here() + (last == null ? "" : "?after=" + last) + "#latest");
    }

    private void showAgain() throws IOException {
        browser.redirect(here());
    }

    private String here() {
        return request.getContextPath() + "/tickets/" + ticket().number();
    }

    /** The version the page shows. */
    public Integer getVersion() {
        return version == null ? ticket().version() : version;
    }

    public void setVersion(Integer version) {
        this.version = version;
    }

    /** The last entry the page shows. */
    public Long getSeen() {
        return entries().items().stream()
                .map(HistoryView::id)
                .reduce((first, second) -> second)
                .orElse(0L);
    }

    public void setSeen(Long seen) {
        this.seen = seen;
    }

    /** At first what the person was writing when he left. */
    public String getText() {
        return text == null
                ? draft.open(number()).map(open -> open.content().text()).orElse(null)
                : text;
    }

    public void setText(String text) {
        this.text = text;
    }

    /** Ids of files that are ready, separated by commas. */
    public String getFiles() {
        return files == null
                ? draft.open(number())
                        .map(open -> FileList.named(open.content().files()))
                        .orElse(null)
                : files;
    }

    public void setFiles(String files) {
        this.files = files;
    }

    /** From 1 to 5, the best; at first what was said before. */
    public String getStars() {
        return stars == null && !isComingIn() && ticket().rating() != null ? String.valueOf(ticket().rating()) : stars;
    }

    public void setStars(String stars) {
        this.stars = stars;
    }

    public String getComment() {
        return comment;
    }

    public void setComment(String comment) {
        this.comment = comment;
    }

    public String getReopenReason() {
        return reopenReason;
    }

    public void setReopenReason(String reason) {
        this.reopenReason = reason;
    }

    public String getCancelReason() {
        return cancelReason;
    }

    public void setCancelReason(String reason) {
        this.cancelReason = reason;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }
}
