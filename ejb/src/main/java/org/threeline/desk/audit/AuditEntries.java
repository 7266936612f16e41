package org.threeline.desk.audit;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.threeline.desk.audit.AuditEntry.ActingPerson;

/** All acts that were written down. They are added and read; there is no other statement. */
@Stateless
public class AuditEntries {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    public void add(AuditEntry entry) {
        entities.persist(entry);
    }

    /** How a person is called now; the table is read directly, for people's own package writes here too. */
    public Optional<ActingPerson> actor(long personId) {
        var rows = entities.createNativeQuery("select login, name from person where id = ?")
                .setParameter(1, personId)
                .getResultList();
        return rows.stream()
                .map(row -> new ActingPerson(personId, (String) ((Object[]) row)[0], (String) ((Object[]) row)[1]))
                .findFirst();
    }

    /**
     * Acts, newest first.
     *
     * @param subjects only those done to one of these; null for all
     * @param before only what comes after this row in the list; null to begin
     */
    public List<AuditRow> find(AuditFilter filter, Set<String> subjects, AuditPlace before, int limit) {
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        if (filter.people() != null) {
            conditions.add("(e.actorId in :people or e.subject in :peopleSubjects)");
            values.put("people", filter.people());
            values.put(
                    "peopleSubjects",
                    filter.people().stream()
                            .map(id -> AuditSubject.person(id, null).key())
                            .toList());
        }
        if (filter.kind() != null) {
            conditions.add("e.kind = :kind");
            values.put("kind", filter.kind());
        }
        add(conditions, values, "e.at >= :from", "from", filter.from());
        add(conditions, values, "e.at < :until", "until", filter.until());
        if (subjects != null) {
            conditions.add("e.subject in :subjects");
            values.put("subjects", subjects);
        }
        if (before != null) {
            conditions.add("(e.at < :placeAt or e.at = :placeAt and e.id < :placeId)");
            values.put("placeAt", before.at());
            values.put("placeId", before.id());
        }
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        var query = entities.createQuery(
                "select e from AuditEntry e" + where + " order by e.at desc, e.id desc", AuditEntry.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultStream().map(AuditEntry::row).toList();
    }

    /** Acts of these kinds done to one subject, newest first. */
    public List<AuditRow> about(AuditSubject subject, Set<AuditKind> kinds, int limit) {
        return entities.createQuery(
                        "select e from AuditEntry e where e.subject = :subject and e.kind in :kinds"
                                + " order by e.at desc, e.id desc",
                        AuditEntry.class)
                .setParameter("subject", subject.key())
                .setParameter("kinds", kinds)
                .setMaxResults(limit)
                .getResultStream()
                .map(AuditEntry::row)
                .toList();
    }

    private static void add(
            List<String> conditions, HashMap<String, Object> values, String condition, String name, Instant value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }
}
