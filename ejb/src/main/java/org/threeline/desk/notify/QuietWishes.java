package org.threeline.desk.notify;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Who wants no mail when. */
@Stateless
public class QuietWishes {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    public Optional<QuietHours> of(long personId) {
        List<?> rows = entities.createNativeQuery(
                        "select from_time, until_time, weekdays_only, weekends from quiet_hours where person_id = ?1")
                .setParameter(1, personId)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> Columns.quiet(row[0], row[1], row[2], row[3]))
                .findFirst();
    }

    public void keep(long personId, QuietHours quiet) {
        entities.createNativeQuery("insert into quiet_hours (person_id, from_time, until_time, weekdays_only, weekends)"
                        + " values (?1, ?2, ?3, ?4, ?5) on duplicate key update"
                        + " from_time = ?2, until_time = ?3, weekdays_only = ?4, weekends = ?5")
                .setParameter(1, personId)
                .setParameter(2, quiet.from() == null ? null : quiet.from().toString())
                .setParameter(3, quiet.until() == null ? null : quiet.until().toString())
                .setParameter(4, quiet.weekdaysOnly())
                .setParameter(5, quiet.weekends())
                .executeUpdate();
    }

    public void forget(long personId) {
        entities.createNativeQuery("delete from quiet_hours where person_id = ?1")
                .setParameter(1, personId)
                .executeUpdate();
    }
}
