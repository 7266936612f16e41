package org.threeline.desk.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.identity.People;
import org.threeline.desk.mail.Fact;
import org.threeline.desk.mail.LetterKind;
import org.threeline.desk.mail.Outbox;
import org.threeline.desk.ticket.HistoryWritten;
import org.threeline.desk.ticket.TicketHeadline;
import org.threeline.desk.ticket.Tickets;

/** Tells people of something the way each of them wants it: in the page, by mail, both or neither. */
@ApplicationScoped
public class Telling {
    /** Whose text a letter repeats; of the others the reader learns on the page. */
    private static final Set<NotificationKind> QUOTED = EnumSet.of(
            NotificationKind.REPLIED,
            NotificationKind.RESOLVED,
            NotificationKind.CANCELLED,
            NotificationKind.MESSAGE,
            NotificationKind.REOPENED,
            NotificationKind.ASSIGNED_TO_YOU,
            NotificationKind.ESCALATED_TO_GROUP,
            NotificationKind.HANDED_BACK,
            NotificationKind.MENTIONED,
            NotificationKind.NOTED);

    @Inject
    Readers who;

    @Inject
    ToldNotifications notifications;

    @Inject
    PostedNews mailed;

    @Inject
    Outbox outbox;

    @Inject
    Tickets tickets;

    @Inject
    People people;

    @Inject
    Clock clock;

    void tell(NotificationKind kind, Collection<Long> readers, HistoryWritten news) {
        var wishes = who.wishes(kind, readers);
        var now = clock.instant();
        wishes.stream()
                .filter(wish -> wish.inPage() && !Long.valueOf(wish.personId()).equals(news.actorId()))
                .map(wish -> new Notification(wish.personId(), news.ticketId(), kind, null, news.actorId(), now))
                .forEach(notifications::add);
        if (wishes.stream().anyMatch(Wish::byMail)) {
            var facts = facts(tickets.headline(news.ticketId()));
            var isReceipt = kind == NotificationKind.REQUEST_RECEIVED;
            var isForSomebody = isReceipt
                    && news.actorId() != null
                    && !Long.valueOf(news.requesterId()).equals(news.actorId());
            if (news.actorId() != null && (!isReceipt || isForSomebody)) {
                people.byId(news.actorId()).ifPresent(actor -> facts.put(Fact.ACTOR, actor.name()));
            }
            if (QUOTED.contains(kind) && news.text() != null) {
                facts.put(Fact.TEXT, news.text());
            }
            if (isReceipt && news.promisedAt() != null) {
                facts.put(Fact.DUE_AT, news.promisedAt().toString());
            }
            wishes.stream().filter(Wish::byMail).forEach(wish -> {
                var own = new LinkedHashMap<>(facts);
                if (isForSomebody && wish.personId() != news.requesterId()) {
                    own.remove(Fact.ACTOR);
                    people.byId(news.requesterId()).ifPresent(person -> own.put(Fact.REQUESTER, person.name()));
                }
                own.put(
                        Fact.AT_DESK,
                        wish.personId() != news.requesterId()
                                && (kind.part() == NotificationKind.Part.AGENT || kind == NotificationKind.CANCELLED));
                wish.welcome(now)
                        .ifPresentOrElse(
                                later -> mailed.hold(wish.personId(), kind, news.ticketId(), null, own, later),
                                () -> outbox.post(
                                        wish.personId(), kind.letter(), wish.language(), news.ticketId(), own));
            });
        }
    }

    /** Tells of a promise. Letters are made of it a moment later ({@link NewsGathering}), for many may come at once. */
    void tell(NotificationKind kind, Collection<Long> readers, long ticketId, TargetKind promise) {
        var wishes = who.wishes(kind, readers);
        var now = clock.instant();
        for (var wish : wishes) {
            if (wish.inPage()) {
                notifications.add(new Notification(wish.personId(), ticketId, kind, promise, null, now));
            }
            if (wish.byMail()) {
                wish.welcome(now)
                        .ifPresentOrElse(
                                later -> mailed.hold(wish.personId(), kind, ticketId, promise, null, later),
                                () -> mailed.add(wish.personId(), kind, ticketId, promise, now));
            }
        }
    }

    /**
     * Tells people at once and by mail that they are needed. Where one transaction pages somebody for more than a handful
     * of tickets, the letters of the others are gathered like those of other news of promises.
     */
    void page(Collection<Long> readers, long ticketId, TargetKind promise) {
        var wishes = who.wishes(NotificationKind.PAGED, readers);
        var now = clock.instant();
        for (var wish : wishes) {
            notifications.add(new Notification(wish.personId(), ticketId, NotificationKind.PAGED, promise, null, now));
            if (who.countPages(wish.personId()) > NewsGathering.HANDFUL) {
                mailed.add(wish.personId(), NotificationKind.PAGED, ticketId, promise, now);
            } else {
                outbox.post(
                        wish.personId(),
                        LetterKind.PAGED,
                        wish.language(),
                        ticketId,
                        promised(tickets.headline(ticketId), promise));
            }
        }
    }

    /** What a letter about a promise says. */
    static Map<String, Object> promised(TicketHeadline headline, TargetKind promise) {
        var facts = facts(headline);
        facts.put(Fact.PROMISE, promise.name());
        facts.put(Fact.AT_DESK, true);
        if (headline.dueAt() != null) {
            facts.put(Fact.DUE_AT, headline.dueAt().toString());
        }
        return facts;
    }

    private static Map<String, Object> facts(TicketHeadline headline) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put(Fact.SUBJECT, headline.subject());
        facts.put(Fact.SERVICE, headline.serviceKey());
        return facts;
    }
}
