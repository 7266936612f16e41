package org.threeline.web.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.PriorityMatrix;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.absence.Absences;
import org.threeline.desk.clock.ClockState;
import org.threeline.desk.draft.DraftKind;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonCard;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.desk.identity.PersonalPreferences;
import org.threeline.desk.oncall.OnCall;
import org.threeline.desk.oncall.OnCall.OnCallView;
import org.threeline.desk.paging.Pages.OpenPage;
import org.threeline.desk.paging.Paging;
import org.threeline.desk.ticket.BreachReason;
import org.threeline.desk.ticket.ClockView;
import org.threeline.desk.ticket.HistoryKind;
import org.threeline.desk.ticket.HistoryView;
import org.threeline.desk.ticket.HopKind;
import org.threeline.desk.ticket.HopView;
import org.threeline.desk.ticket.LineEscalation;
import org.threeline.desk.ticket.QueueRow;
import org.threeline.desk.ticket.QueueView;
import org.threeline.desk.ticket.TicketConversation;
import org.threeline.desk.ticket.TicketHandling;
import org.threeline.desk.ticket.TicketMentions;
import org.threeline.desk.ticket.TicketNumber;
import org.threeline.desk.ticket.TicketQueue;
import org.threeline.desk.ticket.TicketReading;
import org.threeline.desk.ticket.TicketStatus;
import org.threeline.desk.ticket.TicketVerb;
import org.threeline.desk.ticket.TicketView;
import org.threeline.desk.ticket.WorkShare;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.StaleVersion;
import org.threeline.web.draft.SaidDraft;
import org.threeline.web.faces.AwayWords;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.CurrentAddress;
import org.threeline.web.faces.Promise;
import org.threeline.web.faces.SeenNews;
import org.threeline.web.faces.Times;
import org.threeline.web.faces.Viewer;
import org.threeline.web.faces.Words;
import org.threeline.web.files.FileItem;
import org.threeline.web.files.FileList;
import org.threeline.web.portal.GivenAnswer;

/**
 * One ticket at the desk: what is known, what was said, what is promised, and exactly what may be done with it now. Every
 * form carries the version it was drawn with; where somebody was faster, it comes back with what was typed, what has
 * changed, and the new version, ready to be sent again.
 */
@Named
@RequestScoped
public class TicketPage {
    private static final int STORY = 300;
    private static final int OTHER_REQUESTS = 5;
    private static final Set<TicketStatus> OPEN =
            EnumSet.of(TicketStatus.NEW, TicketStatus.ASSIGNED, TicketStatus.IN_PROGRESS, TicketStatus.ON_HOLD);
    private static final TicketQueue.Sort SORT = TicketQueue.Sort.NEXT_DUE;
    private static final String DO = "do";
    private static final String ACKNOWLEDGE = "acknowledge";
    private static final String DONE = "done";
    private static final String WHY = "why";
    private static final String NOTED = "noted";

    /** The choice of a reason that is written in words. */
    private static final String OTHER_REASON = "OTHER";

    /** The name of the hidden button of the form; each watcher's button bears it too, with the login. */
    private static final String REMOVE_WATCHER = "watchers:remove";

    @Inject
    CurrentAddress address;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    @Inject
    CurrentPerson person;

    @Inject
    TicketReading reading;

    @Inject
    SeenNews news;

    @Inject
    TicketHandling handling;

    @Inject
    LineEscalation lines;

    @Inject
    TicketConversation talk;

    @Inject
    TicketMentions mentions;

    @Inject
    PersonalPreferences preferences;

    @Inject
    TicketQueue queue;

    @Inject
    People people;

    @Inject
    Catalogue catalogue;

    @Inject
    TicketStory story;

    @Inject
    FileList files;

    @Inject
    SaidDraft draft;

    @Inject
    GivenAnswers given;

    @Inject
    DeskNames names;

    @Inject
    ClockAccounts accounts;

    @Inject
    OnCall onCall;

    @Inject
    Paging paging;

    @Inject
    Absences absences;

    @Inject
    AwayWords awayWords;

    @Inject
    LostRace lost;

    @Inject
    Words msg;

    @Inject
    Times times;

    @Inject
    Viewer viewer;

    @Inject
    Clock clock;

    private final Map<String, String> typed = new HashMap<>();
    private Integer seenVersion;
    private Long seenEntry;
    private boolean stale;
    private OnCallView onCallNow;
    private boolean onCallAsked;
    private OpenPage page;
    private boolean pageAsked;
    private TicketView view;
    private List<HistoryView> history;
    private List<StoryItem> items;
    private Map<Long, List<FileItem>> filesByEntry;
    private List<ClockCard> clocks;
    private ClockAccount account;
    private List<GivenAnswer> answers;
    private TicketQueue.Neighbours neighbours;
    private PersonCard requester;
    private List<QueueRow> otherRequests;

    /* ---------- what there is ---------- */

    /** @throws org.threeline.kernel.NotFound where the ticket does not exist for this person */
    public TicketView view() {
        if (view == null) {
            view = reading.view(number(), person.actor());
            news.isOpened(view.number());
        }
        return view;
    }

    public List<StoryItem> story() {
        if (items == null) {
            items = story.tell(view(), history(), stale ? seenEntry : null);
        }
        return items;
    }

    /** Files that came with an entry of the story. */
    public List<FileItem> filesOf(StoryItem item) {
        if (filesByEntry == null) {
            filesByEntry = files.ofTicket(number());
        }
        return filesByEntry.getOrDefault(item.id(), List.of());
    }

    /** Whether it is the desk's own affair, and not for paper that leaves it. */
    public boolean isInternal(StoryItem item) {
        return history().stream().anyMatch(entry -> entry.id() == item.id() && entry.internal());
    }

    /** What happened since the page was drawn that somebody wanted to change; empty unless he was told so. */
    public List<StoryItem> changedMeanwhile() {
        return stale ? story().stream().filter(StoryItem::fresh).toList() : List.of();
    }

    public List<PersonSummary> invited() {
        return view().mayReadWork() ? story.invited(history()) : List.of();
    }

    /** Live clocks and those that ended in time or too late, in the order of their kinds. */
    public List<ClockCard> clocks() {
        if (clocks == null) {
            clocks = view().clocks().stream()
                    .filter(clock -> !isReplaced(clock))
                    .sorted(Comparator.comparing(clock -> clock.kind()))
                    .map(ClockCard::of)
                    .toList();
        }
        return clocks;
    }

    private static boolean isReplaced(ClockView clock) {
        return clock.state() == ClockState.SUPERSEDED || clock.state() == ClockState.CANCELLED;
    }

    /** Those that still run or rest: the header's badges. */
    public List<ClockCard> liveClocks() {
        return clocks().stream().filter(ClockCard::isLive).toList();
    }

    /** Clocks that others took the place of, or that ended with nothing: kept, because a promise is never overwritten. */
    public List<ClockCard> replacedClocks() {
        return view().clocks().stream()
                .filter(TicketPage::isReplaced)
                .map(ClockCard::of)
                .toList();
    }

    /** What became of such a clock, in one line. */
    public String replaced(ClockCard card) {
        var clock = card.clock();
        return msg.of(
                "desk_ticket.clock.ended." + clock.state(),
                clockName(card),
                clock.priority().name(),
                times.moment(clock.stoppedAt()));
    }

    /** Why the time of the clock that was asked about is what it is; null where none was, or it may not be told. */
    public ClockAccount account() {
        var id = explained();
        if (account == null && id != null && view().mayReadWork()) {
            var all = reading.clocks(number(), null, true, person.actor());
            account = all.stream()
                    .filter(clock -> clock.id() == id)
                    .findFirst()
                    .map(clock -> accounts.of(clock, all, breachReason()))
                    .orElse(null);
        }
        return account;
    }

    /** Why a promise was broken, in words; empty where nobody said. */
    public String breachReason() {
        return names.breachReason(view().breachReason());
    }

    private Long explained() {
        var id = request.getParameter(WHY);
        return id != null && id.matches("[0-9]{1,18}") ? Long.valueOf(id) : null;
    }

    public String whyHref(ClockCard card) {
        return here(WHY + "=" + card.clock().id()) + "#" + WHY;
    }

    /** Back to the clock without its account. */
    public String whyCloseHref() {
        return here(null) + "#clock-" + account().id();
    }

    /** Which promise a clock keeps; a group's own time is told with the group. */
    public String clockName(ClockCard card) {
        return accounts.name(card.clock());
    }

    /** The chief thing a clock says. */
    public String clockHead(ClockCard card) {
        var promise = card.promise();
        if (promise.stopped() != null || promise.due() == null && !promise.paused()) {
            return times.promise(promise);
        }
        if (promise.paused()) {
            return msg.get("promise.rests");
        }
        return promise.isBreached() && promise.remaining() != null
                ? times.shortPromise(promise)
                : times.by(promise.due());
    }

    /** What belongs to it: how much is left, or what was promised. */
    public String clockTail(ClockCard card) {
        var promise = card.promise();
        if (promise.stopped() != null || promise.isBreached()) {
            return promise.due() == null ? "" : msg.of("desk_ticket.clock.due", times.moment(promise.due()));
        }
        if (promise.remaining() == null) {
            return promise.projected() == null ? "" : times.by(promise.projected());
        }
        var left = times.duration(promise.remaining());
        if (promise.paused()) {
            return promise.remaining().isNegative() || promise.projected() == null
                    ? times.promise(promise)
                    : msg.of("desk_ticket.clock.paused", left, times.moment(promise.projected()));
        }
        return msg.of("desk_ticket.clock.left", left, (long) Math.floor(promise.used() * 100));
    }

    /** How long a stay was nobody's, in words; empty where it hardly ever was. */
    public String unassigned(HopView hop) {
        var left = hop.stints().stream().map(HopView.StintView::worked).reduce(hop.worked(), Duration::minus);
        return hop.stints().isEmpty() || left.compareTo(Duration.ofMinutes(1)) < 0 ? "" : times.duration(left);
    }

    /** Those who were responsible more than once, with all of their time. */
    public List<WorkShare.OfPerson> workedOften() {
        var stints = view().hops().stream()
                .flatMap(hop -> hop.stints().stream())
                .map(HopView.StintView::person)
                .toList();
        return view().share().people().stream()
                .filter(of -> Collections.frequency(stints, of.person()) > 1)
                .toList();
    }

    /** How the ticket came to the stay it is in, where somebody handed it over; null otherwise. */
    public HopView handoverHop() {
        if (view().handover() == null) {
            return null;
        }
        return view().hops().stream()
                .filter(hop -> hop.kind() == HopKind.ESCALATED && hop.handover().seen() != null)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** The group a stay came from; empty for the first. */
    public String cameFrom(HopView hop) {
        return view().hops().stream()
                .filter(earlier -> earlier.seq() < hop.seq())
                .reduce((earlier, later) -> later)
                .map(earlier -> names.group(earlier.group()))
                .orElse("");
    }

    public PersonCard requester() {
        if (requester == null && view().requester() != null) {
            requester = people.card(view().requester().id()).orElse(null);
        }
        return requester;
    }

    /** Other open requests of the same person, as far as this person may see them. */
    public List<QueueRow> otherRequests() {
        if (otherRequests == null) {
            otherRequests = view().requester() == null
                    ? List.of()
                    : queue
                            .beginning(
                                    QueueView.ALL,
                                    new TicketQueue.Filter(
                                            OPEN,
                                            Set.of(),
                                            Set.of(),
                                            Set.of(),
                                            Set.of(view().requester().id()),
                                            Set.of(),
                                            Set.of(),
                                            null),
                                    SORT,
                                    OTHER_REQUESTS + 1,
                                    person.actor())
                            .stream()
                            .filter(row -> !row.number().equals(number()))
                            .limit(OTHER_REQUESTS)
                            .toList();
        }
        return otherRequests;
    }

    public String ticketHref(String number) {
        return request.getContextPath() + "/desk/tickets/" + number;
    }

    /* ---------- the list it was opened from ---------- */

    /** Whether the ticket was opened from a list. */
    public boolean isFromList() {
        return QueueAddress.isNamed(request);
    }

    public QueueView listView() {
        return QueueAddress.of(request).view();
    }

    public String listHref() {
        return request.getContextPath() + "/desk"
                + (isFromList() ? "?" + QueueAddress.of(request).query() : "");
    }

    /** The ticket before this one in its list, or null. */
    public String previousHref() {
        return neighbours().previous() == null ? null : inList(neighbours().previous());
    }

    public String nextHref() {
        return neighbours().next() == null ? null : inList(neighbours().next());
    }

    private TicketQueue.Neighbours neighbours() {
        if (neighbours == null) {
            var list = QueueAddress.of(request);
            neighbours = isFromList()
                    ? queue.neighbours(
                            list.view(),
                            list.filter(),
                            SORT,
                            new TicketQueue.Key(view().sortDueAt(), TicketNumber.id(number())),
                            person.actor())
                    : new TicketQueue.Neighbours(null, null);
        }
        return neighbours;
    }

    private String inList(String number) {
        return ticketHref(number) + "?" + QueueAddress.of(request).query();
    }

    /* ---------- what may be done ---------- */

    /** Whether the verb is possible now, or was just tried: what was typed for it stays on the page. */
    public boolean offers(String verb) {
        var wanted = TicketVerb.valueOf(verb);
        return isPossible(wanted) || isTried(formOf(verb));
    }

    private boolean isPossible(TicketVerb verb) {
        return view().actions().contains(verb)
                && (verb != TicketVerb.ESCALATE || !view().escalationTargets().isEmpty())
                && (verb != TicketVerb.HAND_BACK || handBackTo() != null)
                && (verb != TicketVerb.TAKE || !isMine())
                && (verb != TicketVerb.REOPEN || isReopenable());
    }

    private boolean isReopenable() {
        return view().status() != TicketStatus.CLOSED
                || view().reopenUntil() != null && clock.instant().isBefore(view().reopenUntil());
    }

    /** Whether it is this person's already. */
    public boolean isMyOwn() {
        return view().assignee() != null && view().assignee().id() == person.id();
    }

    /** Whether somebody was faster than what was sent. */
    public boolean isStale() {
        return stale;
    }

    /** The page with no form open. */
    public String closeHref() {
        return here(null);
    }

    private boolean isMine() {
        return view().assignee() != null
                && view().assignee().id() == person.id()
                && view().status() != TicketStatus.ASSIGNED;
    }

    /** Whether the form was sent just now and came back. */
    public boolean isTried(String form) {
        return request.getParameter(form) != null;
    }

    /** Whether the part that holds a verb's form is open. */
    public boolean isOpen(String form) {
        return isTried(form) || form.equals(request.getParameter(DO));
    }

    /** Leads to the page with a verb's form open, for those without a script. */
    public String doHref(String form) {
        return here(DO + "=" + form) + "#panel-" + form;
    }

    private static String formOf(String verb) {
        return verb.toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** Whether any verb of the header's menu is offered. */
    public boolean isMore() {
        return Stream.of("ASSIGN", "PRIORITIZE", "HAND_BACK", "EDIT", "CANCEL").anyMatch(this::offers);
    }

    public List<Choice> escalationTargets() {
        return view().escalationTargets().stream()
                .map(key -> new Choice(key, msg.of("desk_ticket.group_of_line", names.group(key), lineOf(key))))
                .toList();
    }

    private int lineOf(String group) {
        return catalogue.inForce().group(group).map(GroupDefinition::line).orElse(0);
    }

    /** What happens to the promises when the ticket leaves the group: one sentence each. */
    public List<String> clocksOnEscalation() {
        var sentences = new ArrayList<String>();
        for (var card : liveClocks()) {
            if (card.clock().kind() != TargetKind.OLA) {
                // A hold ends with the escalation, and what rested goes on.
                var promise = card.promise();
                var then = promise.paused()
                        ? Promise.running(promise.projected(), promise.remaining(), promise.used())
                        : promise;
                sentences.add(msg.of(
                        "desk_ticket.escalate.clock", msg.name(card.clock().kind()), times.shortPromise(then)));
            }
        }
        if (view().status() == TicketStatus.ON_HOLD) {
            sentences.add(msg.get("desk_ticket.escalate.hold"));
        }
        return sentences;
    }

    /** For every group it may go to: by when the group would have to be done with it. */
    public List<Choice> groupClocksOnEscalation() {
        var edition = catalogue.inForce();
        return view().escalationTargets().stream()
                .flatMap(key -> edition.group(key).stream())
                .flatMap(group -> group.ola(view().priority()).stream()
                        .map(target -> new Choice(group.key(), groupClock(group, target))))
                .toList();
    }

    private String groupClock(GroupDefinition group, ServiceLevelTarget target) {
        var calendar = catalogue.inForce().calendar(group.calendar(target)).orElseThrow();
        var due = catalogue
                .workingTime(calendar.key(), calendar.version())
                .add(clock.instant(), target.target().on(calendar.calendar()));
        return msg.of("desk_ticket.escalate.ola", msg.text(group.name()), times.by(due));
    }

    /** To whom it would go back, in words; null where it came from nowhere. */
    public String handBackTo() {
        var hops = view().hops();
        if (hops.isEmpty()) {
            return null;
        }
        var here = hops.get(hops.size() - 1).group();
        return hops.stream()
                .filter(hop -> !hop.group().equals(here))
                .reduce((earlier, later) -> later)
                .map(hop -> hop.stints().isEmpty()
                        ? names.group(hop.group())
                        : msg.of(
                                "desk_ticket.person_of_group",
                                hop.stints()
                                        .get(hop.stints().size() - 1)
                                        .person()
                                        .name(),
                                names.group(hop.group())))
                .orElse(null);
    }

    /** Who is on call in the group that holds the ticket; null where the group keeps no rota. */
    public OnCallView onCall() {
        if (!onCallAsked) {
            onCallAsked = true;
            onCallNow = view().status().isOpen()
                    ? onCall.now(view().group())
                            .filter(shift -> shift.person() != null)
                            .orElse(null)
                    : null;
        }
        return onCallNow;
    }

    /** That whoever is responsible is away now, and who stands in; empty while the person is there. */
    public String assigneeAway() {
        var assignee = view().assignee();
        return assignee == null
                ? ""
                : awayWords.full(absences.awayNow(List.of(assignee.id())).get(assignee.id()));
    }

    /** Everybody it can be given to, and each group as a whole; the value is {@code group/login}. */
    public List<Choice> assignees() {
        var choices = new ArrayList<Choice>();
        var groups = reading.assignable(number(), person.actor());
        var away = absences.awayNow(groups.stream()
                .flatMap(group -> group.members().stream())
                .map(PersonSummary::id)
                .toList());
        for (var group : groups) {
            var name = names.group(group.key());
            choices.add(new Choice(group.key() + "/", msg.of("desk_ticket.assign.group", name)));
            group.members()
                    .forEach(member -> choices.add(new Choice(
                            group.key() + "/" + member.login(),
                            away.containsKey(member.id())
                                    ? msg.of(
                                            "desk_ticket.person_away",
                                            member.name(),
                                            name,
                                            awayWords.full(away.get(member.id())))
                                    : msg.of("desk_ticket.person_of_group", member.name(), name))));
        }
        return choices;
    }

    /** Whether a reason is needed because somebody else's group is disposed of. */
    public boolean isAssigningForOthers() {
        return !view().isMember();
    }

    public List<Choice> holdReasons() {
        return Arrays.stream(HoldReason.values())
                .map(reason -> new Choice(reason.name(), msg.name(reason)))
                .toList();
    }

    /** For every reason: which promises rest meanwhile, and which go on. */
    public List<Choice> clocksOnHold() {
        return Arrays.stream(HoldReason.values())
                .map(reason -> new Choice(reason.name(), restingOn(reason)))
                .toList();
    }

    /** Whether the desk wrote last, so that waiting for the requester needs no further word. */
    public boolean isAnswered() {
        return history().stream()
                .map(HistoryView::kind)
                .filter(HistoryKind::isSpoken)
                .reduce((earlier, later) -> later)
                .filter(kind -> kind == HistoryKind.REPLY)
                .isPresent();
    }

    /** Whether the requester is somebody else, who can be asked something. */
    public boolean isAsking() {
        return view().requester() != null && view().requester().id() != person.id();
    }

    private String restingOn(HoldReason reason) {
        var resting = new ArrayList<String>();
        var running = new ArrayList<String>();
        for (var card : liveClocks()) {
            var clock = card.clock();
            var pauses = clock.work() != null
                    && (clock.kind() == TargetKind.OLA
                            ? catalogue
                                    .group(
                                            clock.work().definitionKey(),
                                            clock.work().definitionVersion())
                                    .ola(clock.priority())
                                    .filter(target -> target.pausesOn().contains(reason))
                                    .isPresent()
                            : catalogue
                                    .agreement(
                                            clock.work().definitionKey(),
                                            clock.work().definitionVersion())
                                    .target(clock.kind(), clock.priority())
                                    .filter(target -> target.pausesOn().contains(reason))
                                    .isPresent());
            (pauses ? resting : running).add(msg.name(clock.kind()));
        }
        return (resting.isEmpty()
                        ? msg.get("desk_ticket.hold.nothing_rests")
                        : msg.of("desk_ticket.hold.rests", String.join(", ", resting)))
                + (running.isEmpty() ? "" : " " + msg.of("desk_ticket.hold.runs", String.join(", ", running)));
    }

    public List<Choice> impacts() {
        return Arrays.stream(Impact.values())
                .map(impact -> new Choice(impact.name(), msg.name(impact)))
                .toList();
    }

    public List<Choice> urgencies() {
        return Arrays.stream(Urgency.values())
                .map(urgency -> new Choice(urgency.name(), msg.name(urgency)))
                .toList();
    }

    /** The priority of each impact and urgency, as {@code HIGH/LOW} and {@code P3}. */
    public List<Choice> matrix() {
        return matrixOf();
    }

    static List<Choice> matrixOf() {
        var matrix = new ArrayList<Choice>();
        for (var impact : Impact.values()) {
            for (var urgency : Urgency.values()) {
                matrix.add(new Choice(
                        impact + "/" + urgency,
                        PriorityMatrix.priority(impact, urgency).name()));
            }
        }
        return matrix;
    }

    public List<Priority> priorities() {
        return List.of(Priority.values());
    }

    /** Whether a promise to the requester is broken, so that resolving asks why. */
    public boolean isAnyBroken() {
        return clocks().stream()
                .filter(card -> card.clock().kind() != TargetKind.OLA)
                .anyMatch(card -> card.clock().state() == ClockState.BREACHED
                        || card.clock().state() == ClockState.MISSED);
    }

    /** The reasons why a promise may have been broken, and that it was another one. */
    public List<Choice> breachReasons() {
        return Stream.concat(
                        Arrays.stream(BreachReason.values()).map(reason -> new Choice(reason.name(), msg.name(reason))),
                        Stream.of(new Choice(OTHER_REASON, msg.get("desk_ticket.resolve.breach_reason.words"))))
                .toList();
    }

    public boolean isReplying() {
        return view().actions().contains(TicketVerb.REPLY);
    }

    public boolean isNoting() {
        return view().actions().contains(TicketVerb.NOTE);
    }

    /** Whether what is written is a note: because it was chosen, or because nothing else is possible. */
    public boolean isNote() {
        var kind = request.getParameter("kind");
        var wanted = kind == null
                ? draft.open(number()).map(open -> open.kind().name()).orElse("")
                : kind;
        return !isReplying() || wanted.equals("NOTE");
    }

    /** Who will read a reply. */
    public String readers() {
        var name = view().requester() == null ? "" : view().requester().name();
        return view().watchers().isEmpty()
                ? msg.of("desk_ticket.readers", name)
                : msg.count("desk_ticket.readers_and", view().watchers().size(), name);
    }

    /** That the note just kept names logins nobody has; empty in any other case. */
    public String namedNobody() {
        var noted = request.getParameter(NOTED);
        return noted == null
                ? ""
                : history().stream()
                        .filter(entry -> entry.kind() == HistoryKind.NOTE && noted.equals(String.valueOf(entry.id())))
                        .findFirst()
                        .map(entry -> namedNobody(entry.text()))
                        .orElse("");
    }

    private String namedNobody(String note) {
        var unknown = mentions.unknown(note);
        var sentence = mentions.isAnybodyNamed(note) ? "desk_ticket.note.some_unknown" : "desk_ticket.note.all_unknown";
        return unknown.isEmpty() ? "" : msg.of(sentence, String.join(", ", unknown));
    }

    /** Whether people can be added to the ticket. */
    public boolean isInviting() {
        return view().isMember();
    }

    public List<PersonSummary> search(String text) {
        return people.search(text, 10);
    }

    /** What was done last, in words; null where nothing was. */
    public String done() {
        var done = request.getParameter(DONE);
        return done == null || !msg.containsKey("desk_ticket.done." + done)
                ? null
                : msg.of(
                        "desk_ticket.done." + done,
                        number(),
                        names.group(view().group()),
                        view().requester() == null ? "" : view().requester().name());
    }

    /** That the person who just took the ticket is entered as away; empty in any other case. */
    public String tookAway() {
        return "take".equals(request.getParameter(DONE)) && isMine()
                ? awayWords.tookAllTheSame(
                        absences.awayNow(List.of(person.id())).get(person.id()))
                : "";
    }

    /* ---------- doing it ---------- */

    public void take() throws IOException {
        // Whoever saw that it is somebody's takes it over; whoever saw that it was free must not take it from anybody.
        var saw = "true".equals(typed.get("taken")) ? seenVersion : null;
        try {
            handling.take(number(), saw, person.actor());
        } catch (StaleVersion changed) {
            showWhatChanged();
            return;
        } catch (BusinessRuleViolation refused) {
            lost.tell(number(), refused);
            // The page now says whose it is: taking it once more takes it over.
            readAgain();
            typed.put("taken", "true");
            return;
        }
        leave("take");
    }

    /** Whoever was paged, or another of the group, is at it. */
    public void acknowledge() throws IOException {
        try {
            paging.acknowledge(number(), person.actor());
        } catch (BusinessRuleViolation refused) {
            lost.tell(number(), refused);
            readAgain();
            pageAsked = false;
            return;
        }
        leave(ACKNOWLEDGE);
    }

    /** What is repeated until somebody says that they are at it; null where nothing is, or for others than the group. */
    public OpenPage page() {
        if (!pageAsked) {
            pageAsked = true;
            page = view().status().isOpen() && view().isMember()
                    ? paging.of(number()).orElse(null)
                    : null;
        }
        return page;
    }

    /** Whether it is shown; whoever says a moment too late that they are at it is heard all the same, and told. */
    public boolean isPaged() {
        var saysSo = request.getParameter(ACKNOWLEDGE) != null
                && FacesContext.getCurrentInstance().getCurrentPhaseId() != PhaseId.RENDER_RESPONSE;
        return saysSo || page() != null;
    }

    /** What somebody has to see to, and that who is on call was paged for it. */
    public String pageTitle() {
        return msg.of(
                page().isForWhoIsOnCall() ? "desk_ticket.page" : "desk_ticket.page.told", msg.name(page().promise()));
    }

    /** How often people heard of it. */
    public String pageText() {
        return msg.count(
                page().isForWhoIsOnCall() ? "desk_ticket.page.text" : "desk_ticket.page.told.text",
                page().times(),
                times.moment(page().openedAt()));
    }

    /** When they do again. */
    public String pageNext() {
        return page().nextAt() == null
                ? msg.get("desk_ticket.page.last")
                : msg.of("desk_ticket.page.next", times.moment(page().nextAt()));
    }

    public void assign() throws IOException {
        var to = typed.getOrDefault("assign_to", "");
        var slash = to == null ? -1 : to.indexOf('/');
        if (slash < 0) {
            throw new InvalidInput("assignee", "input.required");
        }
        act(
                "assign",
                () -> handling.assign(
                        new TicketHandling.AssignTicket(
                                number(),
                                seenVersion,
                                to.substring(0, slash),
                                to.substring(slash + 1),
                                typed.get("assign_reason")),
                        person.actor()));
    }

    public void hold() throws IOException {
        var until = instant("until", typed.get("hold_until"));
        act(
                "hold",
                () -> handling.holdAsking(
                        new TicketHandling.HoldTicket(
                                number(),
                                seenVersion,
                                constant(HoldReason.class, "reason", typed.get("hold_reason")),
                                typed.get("hold_note"),
                                until),
                        typed.get("hold_message"),
                        person.actor()));
    }

    public void resume() throws IOException {
        act("resume", () -> handling.resume(number(), seenVersion, person.actor()));
    }

    public void prioritize() throws IOException {
        act(
                "prioritize",
                () -> handling.prioritize(
                        new TicketHandling.PrioritizeTicket(
                                number(),
                                seenVersion,
                                constant(Impact.class, "impact", typed.get("impact")),
                                constant(Urgency.class, "urgency", typed.get("urgency"))),
                        person.actor()));
    }

    public void escalate() throws IOException {
        act(
                "escalate",
                () -> lines.escalate(
                        new LineEscalation.EscalateTicket(
                                number(),
                                seenVersion,
                                typed.get("escalate_to"),
                                typed.get("escalate_reason"),
                                typed.get("escalate_seen"),
                                typed.get("escalate_tried"),
                                typed.get("escalate_asked")),
                        person.actor()));
    }

    public void handBack() throws IOException {
        act("handback", () -> lines.handBack(number(), seenVersion, typed.get("handback_reason"), person.actor()));
    }

    public void resolve() throws IOException {
        act(
                "resolve",
                () -> handling.resolve(
                        new TicketHandling.ResolveTicket(
                                number(),
                                seenVersion,
                                typed.get("resolve_solution"),
                                typed.get("resolve_cause"),
                                typedBreachReason()),
                        person.actor()));
    }

    /** Programs may leave it out; people are asked as long as nobody has said why. */
    private String typedBreachReason() {
        var chosen = typed.get("resolve_breach_reason");
        if (isAnyBroken() && view().breachReason() == null && (chosen == null || chosen.isBlank())) {
            throw new InvalidInput("breachReason", "ticket.resolve.breach_reason_missing");
        }
        if (!OTHER_REASON.equals(chosen)) {
            return chosen;
        }
        var words = typed.get("resolve_breach_words");
        if (words == null || words.isBlank()) {
            throw new InvalidInput("breachWords", "input.required");
        }
        return words;
    }

    public void reopen() throws IOException {
        act("reopen", () -> handling.reopen(number(), seenVersion, typed.get("reopen_reason"), person.actor()));
    }

    public void close() throws IOException {
        act("close", () -> handling.close(number(), seenVersion, person.actor()));
    }

    public void cancel() throws IOException {
        act("cancel", () -> handling.cancel(number(), seenVersion, typed.get("cancel_reason"), person.actor()));
    }

    public void edit() throws IOException {
        act(
                "edit",
                () -> handling.edit(
                        new TicketHandling.EditTicket(number(), seenVersion, typed.get("edit_subject"), null),
                        person.actor()));
    }

    /** Sends what stands in the composer: a reply or a note. */
    public void say() throws IOException {
        String more = null;
        if (isNote()) {
            var note = talk.note(number(), typed.get("text"), FileList.ids(typed.get("files")), person.actor());
            more = mentions.unknown(typed.get("text")).isEmpty() ? null : NOTED + "=" + note;
        } else {
            talk.replySigned(number(), typed.get("text"), FileList.ids(typed.get("files")), person.actor());
        }
        draft.forget(number());
        browser.redirect(here(more) + "#latest");
    }

    /** What will stand below a reply; null for nothing. */
    public String signature() {
        return preferences.of(person.id()).signature();
    }

    /** Keeps what stands in the composer. */
    public void keepSaid() {
        draft.keep(
                number(),
                isNote() ? DraftKind.NOTE : DraftKind.REPLY,
                typed.get("text"),
                FileList.ids(typed.get("files")));
    }

    /** Throws away what stood in the composer. */
    public void discardSaid() throws IOException {
        draft.forget(number());
        browser.redirect(here(null));
    }

    /** Lets somebody watch the public side, or asks somebody of the desk for advice. */
    public void addPerson() throws IOException {
        if ("invite".equals(typed.get("person_part"))) {
            talk.invite(number(), typed.get("person_login"), person.actor());
        } else {
            talk.addWatcher(number(), typed.get("person_login"), person.actor());
        }
        browser.redirect(here(null) + "#people");
    }

    /** Removes the watcher whose button was pressed. */
    public void unwatchAsked() throws IOException {
        var login = request.getParameter(REMOVE_WATCHER);
        if (login != null && "POST".equals(request.getMethod())) {
            talk.removeWatcher(number(), login, person.actor());
            browser.redirect(here(null) + "#people");
        }
    }

    private void act(String form, Runnable verb) throws IOException {
        try {
            verb.run();
        } catch (StaleVersion changed) {
            showWhatChanged();
            return;
        }
        leave(form);
    }

    /** What was typed stays; beside it stands what has changed, and sending it again means having seen that. */
    private void showWhatChanged() {
        readAgain();
        stale = true;
        var faces = FacesContext.getCurrentInstance();
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_WARN, msg.get("desk_ticket.stale"), null));
        faces.validationFailed();
    }

    /** What the page read before it acted is not what there is now. */
    private void readAgain() {
        view = null;
        history = null;
        items = null;
        filesByEntry = null;
        clocks = null;
        account = null;
        answers = null;
        seenVersion = null;
    }

    private void leave(String done) throws IOException {
        browser.redirect(here(DONE + "=" + done));
    }

    private String here(String more) {
        var list = isFromList() ? QueueAddress.of(request).query() : null;
        var query = Stream.of(list, more).filter(part -> part != null).reduce((one, other) -> one + "&" + other);
        return ticketHref(number()) + query.map(text -> "?" + text).orElse("");
    }

    private String number() {
        return address.part("number").toUpperCase(Locale.ROOT);
    }

    private List<HistoryView> history() {
        if (history == null) {
            history = new ArrayList<>();
            Long after = null;
            do {
                var page = reading.history(number(), after, STORY, person.actor());
                history.addAll(page.items());
                after = page.next();
            } while (after != null && history.size() < 10 * STORY);
        }
        return history;
    }

    private Instant instant(String field, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(text).atZone(viewer.zone()).toInstant();
        } catch (DateTimeException wrong) {
            throw new InvalidInput(field, "input.mistyped");
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> kind, String field, String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        return Arrays.stream(kind.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(field, "input.mistyped"));
    }

    /** As what somebody can be added. */
    public List<Choice> parts() {
        return List.of(
                new Choice("watch", msg.get("desk_ticket.side.add.watch")),
                new Choice("invite", msg.get("desk_ticket.side.add.invite")));
    }

    /** What was answered to the service's questions. */
    public List<GivenAnswer> answers() {
        if (answers == null) {
            answers = given.read(view());
        }
        return answers;
    }

    /** What was typed, by name; each form of the page has names of its own, and begins with what there is. */
    public Map<String, String> getTyped() {
        typed.putIfAbsent("impact", view().impact().name());
        typed.putIfAbsent("urgency", view().urgency().name());
        typed.putIfAbsent("edit_subject", view().subject());
        typed.putIfAbsent("person_part", "watch");
        if (view().breachReason() != null) {
            var isCode = BreachReason.of(view().breachReason()).isPresent();
            typed.putIfAbsent("resolve_breach_reason", isCode ? view().breachReason() : OTHER_REASON);
            typed.putIfAbsent("resolve_breach_words", isCode ? null : view().breachReason());
        }
        draft.open(number()).ifPresent(open -> {
            typed.putIfAbsent("text", open.content().text());
            typed.putIfAbsent("files", FileList.named(open.content().files()));
        });
        typed.putIfAbsent("taken", String.valueOf(view().assignee() != null));
        if (!view().escalationTargets().isEmpty()) {
            typed.putIfAbsent("escalate_to", view().escalationTargets().get(0));
        }
        return typed;
    }

    /** The version the page was drawn with. */
    public Integer getSeenVersion() {
        return seenVersion == null ? (Integer) view().version() : seenVersion;
    }

    public void setSeenVersion(Integer seenVersion) {
        this.seenVersion = seenVersion;
    }

    /** The last entry of the story the page was drawn with. */
    public Long getSeenEntry() {
        var entries = history();
        return seenEntry != null && !stale
                ? seenEntry
                : entries.isEmpty()
                        ? 0L
                        : (Long) entries.get(entries.size() - 1).id();
    }

    public void setSeenEntry(Long seenEntry) {
        this.seenEntry = seenEntry;
    }
}
