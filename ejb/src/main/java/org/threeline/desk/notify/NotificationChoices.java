package org.threeline.desk.notify;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What people chose to hear of, and how. */
@Stateless
public class NotificationChoices {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    /** How somebody hears of something. */
    public record Channels(boolean inPage, boolean byMail) {
        static Channels usual(NotificationKind kind) {
            return new Channels(kind.isUsuallyInPage(), kind.isUsuallyByMail());
        }
    }

    /** Those of some people who can sign in, with what each wants for a kind of news; in one statement. */
    public List<Wish> wishes(NotificationKind kind, Collection<Long> people) {
        if (people.isEmpty()) {
            return List.of();
        }
        var ids = people.stream().distinct().map(String::valueOf).collect(Collectors.joining(","));
        List<?> rows = entities.createNativeQuery("select p.id, p.locale, c.in_page, c.by_mail, p.zone,"
                        + " q.from_time, q.until_time, q.weekdays_only, q.weekends from person p"
                        + " left join quiet_hours q on q.person_id = p.id"
                        + " left join notification_choice c on c.person_id = p.id and c.kind = ?1"
                        + " where p.active = true and p.id in (" + ids + ")")
                .setParameter(1, kind.name())
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Wish(
                        ((Number) row[0]).longValue(),
                        Locale.forLanguageTag((String) row[1]),
                        row[2] == null ? kind.isUsuallyInPage() : Columns.isTrue(row[2]),
                        row[3] == null ? kind.isUsuallyByMail() : Columns.isTrue(row[3]),
                        Columns.quiet(row[5], row[6], row[7], row[8]),
                        ZoneId.of((String) row[4])))
                .toList();
    }

    /** Whether anybody at all wants to hear of a kind that is told to those only who ask. */
    public boolean isWantedByAnybody(NotificationKind kind) {
        return !entities.createNativeQuery("select 1 from notification_choice where kind = ?1"
                        + " and (in_page = true or by_mail = true) limit 1")
                .setParameter(1, kind.name())
                .getResultList()
                .isEmpty();
    }

    /** Every kind with what the person chose, or the usual. */
    public Map<NotificationKind, Channels> of(long personId) {
        var channels = new EnumMap<NotificationKind, Channels>(NotificationKind.class);
        for (var kind : NotificationKind.values()) {
            channels.put(kind, Channels.usual(kind));
        }
        List<?> rows = entities.createNativeQuery(
                        "select kind, in_page, by_mail from notification_choice where person_id = ?1")
                .setParameter(1, personId)
                .getResultList();
        for (var row : rows) {
            var chosen = (Object[]) row;
            channels.put(
                    NotificationKind.valueOf((String) chosen[0]),
                    new Channels(Columns.isTrue(chosen[1]), Columns.isTrue(chosen[2])));
        }
        return channels;
    }

    public void choose(long personId, NotificationKind kind, Channels channels) {
        entities.createNativeQuery("insert into notification_choice (person_id, kind, in_page, by_mail)"
                        + " values (?1, ?2, ?3, ?4) on duplicate key update in_page = ?3, by_mail = ?4")
                .setParameter(1, personId)
                .setParameter(2, kind.name())
                .setParameter(3, channels.inPage())
                .setParameter(4, channels.byMail())
                .executeUpdate();
    }
}
