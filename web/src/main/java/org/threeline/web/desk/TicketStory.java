package org.threeline.web.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.sla.Threshold;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;
import org.threeline.desk.ticket.HistoryKind;
import org.threeline.desk.ticket.HistoryView;
import org.threeline.desk.ticket.TicketView;
import org.threeline.web.desk.StoryItem.Fact;
import org.threeline.web.faces.Times;
import org.threeline.web.faces.Words;

/** A ticket's story in the words of the desk: what was said stands out, what happened is one line. */
@RequestScoped
public class TicketStory {
    private static final Map<HistoryKind, String> ICONS = Map.ofEntries(
            Map.entry(HistoryKind.FILED, "send"),
            Map.entry(HistoryKind.TAKEN, "user"),
            Map.entry(HistoryKind.ASSIGNED, "user"),
            Map.entry(HistoryKind.HELD, "pause"),
            Map.entry(HistoryKind.RESUMED, "play"),
            Map.entry(HistoryKind.ESCALATED, "arrow-up-right"),
            Map.entry(HistoryKind.HANDED_BACK, "undo"),
            Map.entry(HistoryKind.PRIORITIZED, "flag"),
            Map.entry(HistoryKind.CONFIRMED, "check-circle"),
            Map.entry(HistoryKind.RATED, "star"),
            Map.entry(HistoryKind.REOPENED, "refresh"),
            Map.entry(HistoryKind.CLOSED, "lock"),
            Map.entry(HistoryKind.CANCELLED, "ban"),
            Map.entry(HistoryKind.EDITED, "pencil"),
            Map.entry(HistoryKind.WATCHER_ADDED, "eye"),
            Map.entry(HistoryKind.WATCHER_REMOVED, "eye-slash"),
            Map.entry(HistoryKind.INVITED, "user-plus"),
            Map.entry(HistoryKind.FILE_REMOVED, "trash"),
            Map.entry(HistoryKind.NOTE_FILE_REMOVED, "trash"),
            Map.entry(HistoryKind.PAGED, "phone"),
            Map.entry(HistoryKind.PAGE_ACKNOWLEDGED, "check"),
            Map.entry(HistoryKind.PROMISE_AT_RISK, "clock"),
            Map.entry(HistoryKind.PROMISE_BROKEN, "exclamation-circle"),
            Map.entry(HistoryKind.PROMISES_MOVED, "clock"),
            Map.entry(HistoryKind.PROMISES_REPAIRED, "clock"),
            Map.entry(HistoryKind.IMPORTED, "download"));

    private static final Set<HistoryKind> WATCHING =
            EnumSet.of(HistoryKind.WATCHER_ADDED, HistoryKind.WATCHER_REMOVED, HistoryKind.INVITED);

    /** What an event's data says beside its sentence, in this order. */
    private static final List<String> HANDED_OVER = List.of("seen", "tried", "asked");

    @Inject
    Words msg;

    @Inject
    Times times;

    @Inject
    DeskNames names;

    @Inject
    People people;

    @Inject
    Catalogue catalogue;

    private Map<Long, PersonSummary> byId = Map.of();
    private Map<String, PersonSummary> byLogin = Map.of();

    /**
     * The story of a ticket, oldest first; what the requester wrote begins it.
     *
     * @param seen id of the last entry that was seen, what came later is fresh; null where nothing counts as fresh
     */
    List<StoryItem> tell(TicketView ticket, List<HistoryView> story, Long seen) {
        know(story);
        var items = new ArrayList<StoryItem>();
        HistoryView before = null;
        var fresh = seen != null && seen == 0;
        var together = new ArrayList<String>();
        for (var entry : story) {
            if (isMoreOf(before, entry)) {
                // Whoever adds ten people has done one thing.
                var first = items.remove(items.size() - 1);
                together.add(personOf(entry.data().get("login")));
                items.add(first.saying(sentence(entry, String.join(", ", together)), first.fresh() || fresh));
            } else {
                together.clear();
                if (WATCHING.contains(entry.kind())) {
                    together.add(personOf(entry.data().get("login")));
                }
                items.add(item(ticket, entry, before, fresh));
            }
            fresh |= seen != null && seen == entry.id();
            before = entry;
        }
        return items;
    }

    private static boolean isMoreOf(HistoryView before, HistoryView entry) {
        return before != null
                && WATCHING.contains(entry.kind())
                && before.kind() == entry.kind()
                && Objects.equals(before.actor(), entry.actor());
    }

    /** Logins of those who were asked for advice on the ticket, by the story. */
    List<PersonSummary> invited(List<HistoryView> story) {
        know(story);
        return story.stream()
                .filter(entry -> entry.kind() == HistoryKind.INVITED)
                .map(entry -> byLogin.get(String.valueOf(entry.data().get("login"))))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private StoryItem item(TicketView ticket, HistoryView entry, HistoryView before, boolean fresh) {
        return switch (entry.kind()) {
            case FILED -> filed(ticket, entry, fresh);
            case MESSAGE -> said(entry, "asked", requesterOrWatcher(ticket, entry), "", fresh);
            case REPLY, FILES_ADDED -> said(entry, "reply", department(entry.actor()), "", fresh);
            case NOTE -> said(entry, "note", department(entry.actor()), msg.get("desk_ticket.internal"), fresh);
            case RESOLVED -> {
                var solution = said(entry, "reply", department(entry.actor()), msg.get("desk_ticket.solution"), fresh);
                yield new StoryItem(
                        solution.id(),
                        solution.at(),
                        solution.look(),
                        solution.who(),
                        solution.role(),
                        solution.label(),
                        "",
                        "",
                        solution.text(),
                        facts(entry, List.of("cause", "breachReason")),
                        fresh);
            }
            default -> event(entry, before, fresh);
        };
    }

    private StoryItem filed(TicketView ticket, HistoryView entry, boolean fresh) {
        if (ticket.description() == null) {
            return event(entry, null, fresh);
        }
        var filedBy = ticket.filedBy();
        var isForSomebody = filedBy != null
                && ticket.requester() != null
                && filedBy.id() != ticket.requester().id();
        return new StoryItem(
                entry.id(),
                entry.at(),
                "asked",
                nameOf(ticket.requester()),
                isForSomebody
                        ? msg.of("desk_ticket.filed_for", nameOf(filedBy), msg.name(ticket.channel()))
                        : msg.of("desk_ticket.filed_by", msg.name(ticket.channel())),
                "",
                "",
                "",
                ticket.description(),
                List.of(),
                fresh);
    }

    private StoryItem said(HistoryView entry, String look, String role, String label, boolean fresh) {
        return new StoryItem(
                entry.id(),
                entry.at(),
                look,
                nameOf(entry.actor()),
                role,
                label,
                "",
                "",
                entry.text() == null ? "" : entry.text(),
                List.of(),
                fresh);
    }

    private StoryItem event(HistoryView entry, HistoryView before, boolean fresh) {
        // A message that reopens is told once, as the message.
        var isTold = before != null && before.text() != null && Objects.equals(before.text(), entry.text());
        return new StoryItem(
                entry.id(),
                entry.at(),
                "event",
                nameOf(entry.actor()),
                "",
                "",
                ICONS.getOrDefault(entry.kind(), "circle"),
                sentence(
                        entry, entry.data() == null ? "" : personOf(entry.data().get("login"))),
                entry.text() == null || isTold ? "" : entry.text(),
                facts(entry, HANDED_OVER),
                fresh);
    }

    private String sentence(HistoryView entry, String people) {
        var data = entry.data() == null ? Map.<String, Object>of() : entry.data();
        var key = "desk_story." + entry.kind().name();
        var who = entry.actor() == null
                ? msg.get("desk_story.desk")
                : entry.actor().name();
        return switch (entry.kind()) {
            case FILED -> msg.of(key, who, constant("Channel", data.get("channel")), names.group(text(data, "group")));
            case ASSIGNED -> {
                var group = to(data, "group");
                var person = personOf(to(data, "assignee"));
                if (data.containsKey("assignee") && person.isEmpty()) {
                    yield group == null
                            ? msg.of(key + ".nobody", who)
                            : msg.of(key + ".group", who, names.group(group.toString()));
                }
                yield group == null
                        ? msg.of(key, who, person)
                        : person.isEmpty()
                                ? msg.of(key + ".group", who, names.group(group.toString()))
                                : msg.of(key + ".both", who, person, names.group(group.toString()));
            }
            case HELD ->
                data.get("until") == null
                        ? msg.of(key, who, constant("HoldReason", data.get("reason")))
                        : msg.of(
                                key + ".until",
                                who,
                                constant("HoldReason", data.get("reason")),
                                moment(data.get("until")));
            case ESCALATED -> msg.of(key, who, names.group(Objects.toString(to(data, "group"), null)));
            case HANDED_BACK -> {
                var person = personOf(to(data, "assignee"));
                var group = names.group(Objects.toString(to(data, "group"), null));
                yield person.isEmpty() ? msg.of(key, who, group) : msg.of(key + ".both", who, group, person);
            }
            case PRIORITIZED -> {
                var priority = to(data, "priority");
                yield priority == null
                        ? msg.of(key + ".same", who)
                        : msg.of(key, who, from(data, "priority"), priority);
            }
            case EDITED -> {
                var subject = to(data, "subject");
                yield subject == null
                        ? msg.of(key + ".answers", who)
                        : msg.of(key, who, from(data, "subject"), subject);
            }
            case WATCHER_ADDED, WATCHER_REMOVED, INVITED, PAGED -> msg.of(key, who, people);
            case RATED -> msg.of(key, who, text(data, "rating"));
            case FILE_REMOVED, NOTE_FILE_REMOVED -> msg.of(key, who, text(data, "name"));
            case PROMISE_AT_RISK -> atRisk(key, data);
            case PROMISE_BROKEN ->
                data.get("dueAt") == null
                        ? msg.of(key + ".resting", constant("TargetKind", data.get("clock")))
                        : msg.of(key, constant("TargetKind", data.get("clock")), moment(data.get("dueAt")));
            case PROMISES_MOVED ->
                msg.of(key + "." + text(data, "because"), measure(data), Objects.toString(data.get("version"), ""));
            default -> msg.of(key, who);
        };
    }

    /** What promises are measured by from now on, by its name. */
    private String measure(Map<String, Object> data) {
        var what = text(data, "what");
        return switch (text(data, "because")) {
            case "CALENDAR" ->
                catalogue
                        .inForce()
                        .calendar(what)
                        .map(calendar -> msg.text(calendar.name()))
                        .orElse(what);
            case "AGREEMENT" ->
                catalogue
                        .inForce()
                        .agreement(what)
                        .map(agreement -> msg.text(agreement.name()))
                        .orElse(what);
            case "GROUP" -> names.group(what);
            default -> what;
        };
    }

    private String atRisk(String key, Map<String, Object> data) {
        var promise = constant("TargetKind", data.get("clock"));
        var dueAt = moment(data.get("dueAt"));
        return data.get("before") instanceof String before
                ? msg.of(
                        key + ".before",
                        promise,
                        times.duration(
                                Duration.ofMinutes(Threshold.parse(before).minutesBefore())),
                        dueAt)
                : msg.of(key, promise, Objects.toString(data.get("percent"), ""), dueAt);
    }

    private List<Fact> facts(HistoryView entry, List<String> which) {
        if (entry.data() == null) {
            return List.of();
        }
        return which.stream()
                .filter(name -> entry.data().get(name) instanceof String)
                .map(name -> new Fact(
                        msg.get("desk_ticket.handover." + name),
                        name.equals("breachReason")
                                ? names.breachReason(text(entry.data(), name))
                                : text(entry.data(), name)))
                .toList();
    }

    /** Reads the names of everybody the story speaks of, at once. */
    private void know(List<HistoryView> story) {
        var ids = new HashSet<Long>();
        var logins = new HashSet<String>();
        for (var entry : story) {
            if (entry.data() == null) {
                continue;
            }
            if (entry.data().get("assignee") instanceof Map<?, ?> change) {
                change.values().stream()
                        .filter(Number.class::isInstance)
                        .forEach(id -> ids.add(((Number) id).longValue()));
            }
            if (entry.data().get("login") instanceof String login) {
                logins.add(login);
            }
        }
        ids.removeAll(byId.keySet());
        logins.removeAll(byLogin.keySet());
        if (ids.isEmpty() && logins.isEmpty()) {
            return;
        }
        var idOfLogin = people.idsOf(logins);
        byId = people.summaries(both(ids, Set.copyOf(idOfLogin.values())));
        byLogin = idOfLogin.entrySet().stream()
                .filter(entry -> byId.containsKey(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> byId.get(entry.getValue())));
    }

    private static Set<Long> both(Set<Long> some, Set<Long> others) {
        var both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }

    private String personOf(Object person) {
        if (person instanceof Map<?, ?> named) {
            return Objects.toString(named.get("name"), "");
        }
        if (person instanceof Number id) {
            return nameOf(byId.get(id.longValue()));
        }
        return person == null ? "" : byLogin.containsKey(person) ? nameOf(byLogin.get(person)) : person.toString();
    }

    private String requesterOrWatcher(TicketView ticket, HistoryView entry) {
        var isRequester = ticket.requester() != null
                && entry.actor() != null
                && ticket.requester().id() == entry.actor().id();
        return msg.get(isRequester ? "desk_ticket.requester" : "desk_ticket.watcher");
    }

    private String constant(String kind, Object name) {
        return name == null ? "" : msg.get(kind + "." + name);
    }

    private String moment(Object at) {
        try {
            return at == null ? "" : times.moment(Instant.parse(at.toString()));
        } catch (DateTimeException imported) {
            return at.toString();
        }
    }

    private static Object to(Map<String, Object> data, String name) {
        return data.get(name) instanceof Map<?, ?> change ? change.get("to") : null;
    }

    private static Object from(Map<String, Object> data, String name) {
        return data.get(name) instanceof Map<?, ?> change ? change.get("from") : null;
    }

    private static String text(Map<String, Object> data, String name) {
        return Objects.toString(data.get(name), null);
    }

    private static String nameOf(PersonSummary person) {
        return person == null ? "" : person.name();
    }

    private static String department(PersonSummary person) {
        return person == null || person.department() == null ? "" : person.department();
    }
}
