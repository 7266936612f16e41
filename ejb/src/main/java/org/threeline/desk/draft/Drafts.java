package org.threeline.desk.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored drafts. */
@ApplicationScoped
public class Drafts {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    void add(Draft draft) {
        entities.persist(draft);
        entities.flush();
    }

    /** A person's draft, its row locked until the transaction ends. */
    Optional<Draft> lock(long id, long personId) {
        return Optional.ofNullable(entities.find(Draft.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(draft -> draft.isOf(personId));
    }

    Optional<Draft> find(long id, long personId) {
        return Optional.ofNullable(entities.find(Draft.class, id)).filter(draft -> draft.isOf(personId));
    }

    Optional<Draft> at(String place, long personId) {
        return entities.createQuery(
                        "select d from Draft d where d.personId = :person and d.place = :place", Draft.class)
                .setParameter("person", personId)
                .setParameter("place", place)
                .getResultStream()
                .findFirst();
    }

    /** What is asked for, newest first. */
    List<Draft> of(long personId, DraftKind kind) {
        return entities.createQuery(
                        "select d from Draft d where d.personId = :person and d.kind = :kind"
                                + " order by d.updatedAt desc, d.id desc",
                        Draft.class)
                .setParameter("person", personId)
                .setParameter("kind", kind)
                .getResultList();
    }

    /** How many a person has; who begins another one waits until the transaction ends, and counts this one's as well. */
    long countAlone(long personId, DraftKind kind) {
        entities.createNativeQuery("select id from person where id = ?1 for update")
                .setParameter(1, personId)
                .getSingleResult();
        return entities.createQuery(
                        "select count(d) from Draft d where d.personId = :person and d.kind = :kind", Long.class)
                .setParameter("person", personId)
                .setParameter("kind", kind)
                .getSingleResult();
    }

    void remove(Draft draft) {
        entities.createNativeQuery("update attachment set draft_id = null where draft_id = ?1")
                .setParameter(1, draft.id())
                .executeUpdate();
        entities.remove(draft);
    }

    List<Draft> untouchedSince(Instant instant, int most) {
        return entities.createQuery(
                        "select d from Draft d where d.updatedAt < :instant order by d.updatedAt", Draft.class)
                .setParameter("instant", instant)
                .setMaxResults(most)
                .getResultList();
    }
}
