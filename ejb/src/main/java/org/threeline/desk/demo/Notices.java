package org.threeline.desk.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.threeline.catalog.offering.CatalogueEdition;
import org.threeline.catalog.sla.EscalationRule;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.notify.NotificationKind;
import org.threeline.desk.notify.Notifications.PastNotification;
import org.threeline.desk.ticket.HistoryWritten;
import org.threeline.desk.ticket.PromiseTold;
import org.threeline.desk.ticket.TicketChronicle;

/** Who heard of what in the last two weeks; the newest of it is still to be read. */
final class Notices {
    private static final Duration KEPT = Duration.ofDays(14);
    private static final Duration UNREAD = Duration.ofDays(4);
    private static final int MOST_UNREAD = 6;
    private static final Duration READ_AFTER = Duration.ofMinutes(50);

    private final CatalogueEdition edition;
    private final Workforce workforce;
    private final Map<String, Long> ids;
    private final Instant now;
    private final List<PastNotification> told = new ArrayList<>();

    Notices(CatalogueEdition edition, Workforce workforce, Map<String, Long> ids, Instant now) {
        this.edition = edition;
        this.workforce = workforce;
        this.ids = ids;
        this.now = now;
    }

    void happened(HistoryWritten news, Collection<Long> watchers, Instant at) {
        switch (news.kind()) {
            case ESCALATED -> tell(news, NotificationKind.ESCALATED_TO_GROUP, team(news.groupKey()), at);
            case ASSIGNED -> tell(news, NotificationKind.ASSIGNED_TO_YOU, assignee(news), at);
            case HANDED_BACK -> tell(news, NotificationKind.HANDED_BACK, workers(news), at);
            case REPLY -> tell(news, NotificationKind.REPLIED, readers(news, watchers), at);
            case RESOLVED -> tell(news, NotificationKind.RESOLVED, readers(news, watchers), at);
            case MESSAGE -> tell(news, NotificationKind.MESSAGE, assignee(news), at);
            case REOPENED -> tell(news, NotificationKind.REOPENED, workers(news), at);
            case CANCELLED ->
                tell(
                        news,
                        NotificationKind.CANCELLED,
                        Stream.concat(assignee(news), Stream.of(news.requesterId())),
                        at);
            case HELD -> {
                if (news.waitsForRequester()) {
                    tell(news, NotificationKind.WAITS_FOR_YOU, Stream.of(news.requesterId()), at);
                }
            }
            default -> {
                // The rest is read on the ticket by whoever looks at it.
            }
        }
    }

    /** The agreement's rules for a promise; those that move the ticket on are its own affair. */
    void told(PromiseTold promise, TicketChronicle ticket, String service, Instant at) {
        if (promise.kind() == TargetKind.OLA) {
            if (promise.isBreach()) {
                warn(promise, leads(ticket.group()), at);
            }
            return;
        }
        rules(promise).forEach(rule -> rule.recipients()
                .forEach(recipient -> warn(
                        promise,
                        switch (recipient) {
                            case ASSIGNEE -> Stream.ofNullable(ticket.assignee());
                            case GROUP -> team(ticket.group());
                            case GROUP_LEAD -> leads(ticket.group());
                            case SERVICE_OWNER -> owners(service);
                            // The company's own agreements page nobody and leave managers out of it.
                            case ON_CALL, REQUESTER_MANAGER -> Stream.empty();
                        },
                        at)));
    }

    /** Whether a rule sends the ticket to the next line. */
    boolean movesOn(PromiseTold promise) {
        return promise.kind() != TargetKind.OLA
                && !promise.again()
                && rules(promise).anyMatch(EscalationRule::moveToNextLine);
    }

    private Stream<EscalationRule> rules(PromiseTold promise) {
        return edition
                .agreement(promise.definitionKey())
                .orElseThrow()
                .escalationsOf(promise.kind(), promise.priority())
                .stream()
                .filter(rule -> rule.at().equals(promise.at()));
    }

    /** In the order they were told, each with whether it was read. */
    List<PastNotification> all() {
        told.sort(Comparator.comparing(PastNotification::at).reversed());
        var unread = new HashMap<Long, Integer>();
        var all = new ArrayList<PastNotification>();
        for (var notice : told) {
            var isNew = notice.at().isAfter(now.minus(UNREAD))
                    && unread.merge(notice.personId(), 1, Integer::sum) <= MOST_UNREAD;
            var readAt = notice.at().plus(READ_AFTER);
            all.add(isNew ? notice : notice.read(readAt.isAfter(now) ? now : readAt));
        }
        all.sort(Comparator.comparing(PastNotification::at));
        return all;
    }

    private void tell(HistoryWritten news, NotificationKind kind, Stream<Long> people, Instant at) {
        keep(people.filter(person -> !Objects.equals(person, news.actorId())), news.ticketId(), kind, null, at);
    }

    private void warn(PromiseTold promise, Stream<Long> people, Instant at) {
        var kind = promise.isBreach() ? NotificationKind.PROMISE_BROKEN : NotificationKind.PROMISE_AT_RISK;
        keep(people, promise.ticketId(), kind, promise.kind(), at);
    }

    private void keep(Stream<Long> people, long ticketId, NotificationKind kind, TargetKind promise, Instant at) {
        if (at.isAfter(now.minus(KEPT))) {
            people.distinct()
                    .map(person -> new PastNotification(person, ticketId, kind, promise, at, null))
                    .forEach(told::add);
        }
    }

    private Stream<Long> workers(HistoryWritten news) {
        return news.assigneeId() == null ? team(news.groupKey()) : Stream.of(news.assigneeId());
    }

    private static Stream<Long> assignee(HistoryWritten news) {
        return Stream.ofNullable(news.assigneeId());
    }

    private static Stream<Long> readers(HistoryWritten news, Collection<Long> watchers) {
        return Stream.concat(watchers.stream(), Stream.of(news.requesterId()));
    }

    private Stream<Long> team(String group) {
        return workforce.team(group).stream().map(member -> ids.get(member.login()));
    }

    private Stream<Long> leads(String group) {
        return team(group).limit(1);
    }

    private Stream<Long> owners(String key) {
        var service = edition.service(key).orElseThrow();
        return service.confidential()
                ? Stream.empty()
                : edition.ownersOf(service).stream().map(ids::get).filter(Objects::nonNull);
    }
}
