package org.threeline.desk.oncall;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The rotas of all groups that have one. */
@Stateless
public class Rotas {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    /**
     * A rota as it is stored.
     *
     * @param version grows with every change
     */
    public record Stored(Rota rota, int version) {}

    public Optional<Stored> find(String groupKey) {
        List<?> rows = entities.createNativeQuery(
                        "select first_day, handover, days, version from rota where group_key = ?1")
                .setParameter(1, groupKey)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Stored(
                        new Rota(
                                ((Date) row[0]).toLocalDate(),
                                ((Time) row[1]).toLocalTime(),
                                ((Number) row[2]).intValue(),
                                people(groupKey)),
                        ((Number) row[3]).intValue()))
                .findFirst();
    }

    private List<Long> people(String groupKey) {
        List<?> rows = entities.createNativeQuery(
                        "select person_id from rota_person where group_key = ?1 order by place")
                .setParameter(1, groupKey)
                .getResultList();
        return rows.stream().map(id -> ((Number) id).longValue()).toList();
    }

    public boolean isKept(String groupKey) {
        return !entities.createNativeQuery("select 1 from rota where group_key = ?1")
                .setParameter(1, groupKey)
                .getResultList()
                .isEmpty();
    }

    /** Nobody else changes a group's rota until the transaction ends. */
    public void lock(String groupKey) {
        entities.createNativeQuery("select group_key from support_group where group_key = ?1 for update")
                .setParameter(1, groupKey)
                .getResultList();
    }

    /** Keeps a rota in place of the one there was. */
    public void keep(String groupKey, Rota rota, int version) {
        entities.createNativeQuery("insert into rota (group_key, first_day, handover, days, version)"
                        + " values (?1, ?2, ?3, ?4, ?5) on duplicate key update"
                        + " first_day = ?2, handover = ?3, days = ?4, version = ?5")
                .setParameter(1, groupKey)
                .setParameter(2, rota.firstDay().toString())
                .setParameter(3, rota.handover().toString())
                .setParameter(4, rota.days())
                .setParameter(5, version)
                .executeUpdate();
        forgetPeople(groupKey);
        for (int place = 0; place < rota.people().size(); place++) {
            entities.createNativeQuery("insert into rota_person (group_key, place, person_id) values (?1, ?2, ?3)")
                    .setParameter(1, groupKey)
                    .setParameter(2, place)
                    .setParameter(3, rota.people().get(place))
                    .executeUpdate();
        }
    }

    /** The group has no rota any more, and no replacements. */
    public void forget(String groupKey) {
        forgetPeople(groupKey);
        for (var table : List.of("rota_replacement", "rota")) {
            entities.createNativeQuery("delete from " + table + " where group_key = ?1")
                    .setParameter(1, groupKey)
                    .executeUpdate();
        }
    }

    private void forgetPeople(String groupKey) {
        entities.createNativeQuery("delete from rota_person where group_key = ?1")
                .setParameter(1, groupKey)
                .executeUpdate();
    }

    /** The replacements of a group that are not over at an instant, the next one first. */
    public List<Replacement> replacements(String groupKey, Instant at) {
        List<?> rows = entities.createNativeQuery("select id, person_id, instead_of, begins_at, ends_at"
                        + " from rota_replacement where group_key = ?1 and ends_at > ?2 order by begins_at, id")
                .setParameter(1, groupKey)
                .setParameter(2, utc(at))
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Replacement(
                        ((Number) row[0]).longValue(),
                        ((Number) row[1]).longValue(),
                        ((Number) row[2]).longValue(),
                        instant(row[3]),
                        instant(row[4])))
                .toList();
    }

    /** @return the id of the new replacement */
    public long add(String groupKey, long personId, long insteadOf, Instant from, Instant until) {
        var id = ((Number) entities.createNativeQuery("select nextval(rota_replacement_seq)")
                        .getSingleResult())
                .longValue();
        entities.createNativeQuery(
                        "insert into rota_replacement (id, group_key, person_id, instead_of, begins_at, ends_at)"
                                + " values (?1, ?2, ?3, ?4, ?5, ?6)")
                .setParameter(1, id)
                .setParameter(2, groupKey)
                .setParameter(3, personId)
                .setParameter(4, insteadOf)
                .setParameter(5, utc(from))
                .setParameter(6, utc(until))
                .executeUpdate();
        return id;
    }

    /** @return whether there was one */
    public boolean takeBack(String groupKey, long id) {
        return entities.createNativeQuery("delete from rota_replacement where group_key = ?1 and id = ?2")
                        .setParameter(1, groupKey)
                        .setParameter(2, id)
                        .executeUpdate()
                > 0;
    }

    private static Instant instant(Object column) {
        return ((Timestamp) column).toLocalDateTime().toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
