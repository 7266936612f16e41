package org.threeline.desk.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.threeline.desk.escalation.EscalationNoticed;
import org.threeline.desk.identity.Identities;
import org.threeline.desk.identity.People;
import org.threeline.desk.paging.Paged;
import org.threeline.desk.ticket.HistoryWritten;
import org.threeline.desk.ticket.Mentions;
import org.threeline.desk.ticket.TicketReading;
import org.threeline.desk.ticket.TicketReading.Sight;
import org.threeline.desk.ticket.Tickets;

/** Decides who hears of what. Nobody is told what he did himself, but for the receipt of his own request, by mail. */
@ApplicationScoped
public class TicketNews {
    @Inject
    Telling telling;

    @Inject
    NotificationChoices choices;

    @Inject
    Readers who;

    @Inject
    Tickets tickets;

    @Inject
    TicketReading reading;

    @Inject
    People people;

    @Inject
    Identities identities;

    public void happened(@Observes HistoryWritten news) {
        switch (news.kind()) {
            case FILED -> {
                telling.tell(NotificationKind.REQUEST_RECEIVED, receivers(news), news);
                if (choices.isWantedByAnybody(NotificationKind.NEW_IN_GROUP)) {
                    tell(news, NotificationKind.NEW_IN_GROUP, who.members(news.groupKey()));
                }
            }
            case ESCALATED -> tell(news, NotificationKind.ESCALATED_TO_GROUP, who.members(news.groupKey()));
            case ASSIGNED -> tell(news, NotificationKind.ASSIGNED_TO_YOU, workers(news, false));
            case HANDED_BACK -> tell(news, NotificationKind.HANDED_BACK, workers(news, true));
            case REPLY -> tell(news, NotificationKind.REPLIED, readers(news));
            case HELD -> {
                if (news.waitsForRequester()) {
                    tell(news, NotificationKind.WAITS_FOR_YOU, List.of(news.requesterId()));
                }
            }
            case RESOLVED -> tell(news, NotificationKind.RESOLVED, readers(news));
            case MESSAGE -> tell(news, NotificationKind.MESSAGE, workers(news, false));
            case REOPENED -> tell(news, NotificationKind.REOPENED, workers(news, true));
            case NOTE -> noted(news);
            case CANCELLED -> {
                var everybody = new ArrayList<>(workers(news, false));
                everybody.add(news.requesterId());
                tell(news, NotificationKind.CANCELLED, everybody);
            }
            default -> {
                // The rest is read on the ticket by whoever looks at it.
            }
        }
    }

    /** A page comes through whatever people chose; whoever paged nobody would have nobody at it. */
    public void paged(@Observes Paged page) {
        telling.page(page.people(), page.ticketId(), page.promise());
    }

    public void escalated(@Observes EscalationNoticed notice) {
        telling.tell(
                notice.breach() ? NotificationKind.PROMISE_BROKEN : NotificationKind.PROMISE_AT_RISK,
                withWhoStandsIn(notice),
                notice.ticketId(),
                notice.promise());
    }

    /** A note stays in the desk: whoever it names, or who watches, hears of it only as far as work on the ticket is shown. */
    private void noted(HistoryWritten news) {
        var mentioned = readingWork(people.idsOf(Mentions.in(news.text())).values(), news);
        tell(news, NotificationKind.MENTIONED, mentioned);
        var others = new LinkedHashSet<>(workers(news, false));
        others.addAll(tickets.watchers(news.ticketId()));
        mentioned.forEach(others::remove);
        tell(news, NotificationKind.NOTED, readingWork(others, news));
    }

    private List<Long> readingWork(Collection<Long> readers, HistoryWritten news) {
        return readers.stream()
                .filter(reader -> !reader.equals(news.actorId()))
                // Whoever holds it reads all of it.
                .filter(reader -> reader.equals(news.assigneeId())
                        || identities
                                .of(reader)
                                .filter(known -> reading.sightOf(news.ticketId(), known.actor()) == Sight.WORK)
                                .isPresent())
                .toList();
    }

    private void tell(HistoryWritten news, NotificationKind kind, List<Long> people) {
        telling.tell(
                kind,
                people.stream()
                        .filter(person -> person != null && !person.equals(news.actorId()))
                        .toList(),
                news);
    }

    /** Who is told that a request came in: whoever needs it, and whoever filed it where he follows it. */
    private List<Long> receivers(HistoryWritten news) {
        var filer = news.actorId();
        return filer == null
                        || filer == news.requesterId()
                        || !tickets.watchers(news.ticketId()).contains(filer)
                ? List.of(news.requesterId())
                : List.of(news.requesterId(), filer);
    }

    /** Whoever stands in for somebody who is away hears of that person's tickets; others told stay themselves. */
    private Collection<Long> withWhoStandsIn(EscalationNoticed notice) {
        var assignee = notice.standing().assigneeId();
        var people = new LinkedHashSet<>(notice.people());
        if (assignee != null && people.contains(assignee)) {
            people.addAll(who.withDeputies(assignee));
        }
        return people;
    }

    /** Whose it is, and who stands in while that person is away; or else, where somebody has to act, everybody in the group. */
    private List<Long> workers(HistoryWritten news, boolean somebodyHasToAct) {
        if (news.assigneeId() != null) {
            return who.withDeputies(news.assigneeId());
        }
        return somebodyHasToAct ? who.members(news.groupKey()) : List.of();
    }

    private List<Long> readers(HistoryWritten news) {
        var readers = new ArrayList<>(tickets.watchers(news.ticketId()));
        readers.add(news.requesterId());
        return readers;
    }
}
