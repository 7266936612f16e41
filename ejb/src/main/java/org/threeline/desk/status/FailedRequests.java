package org.threeline.desk.status;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.threeline.desk.run.ThisNode;

/** The last requests that failed inside, on all nodes. There is room for some; the oldest make way. */
@Stateless
public class FailedRequests {
    static final int KEPT = 200;

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    ThisNode node;

    @Inject
    Clock clock;

    /**
     * Keeps that a request failed.
     *
     * @param requestId as the log has it
     * @param page a template such as {@code /desk/tickets/{number}}, never a value
     * @param kind which kind of fault it was, as the log names it
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void add(String requestId, String page, String kind) {
        entities.persist(new FailedRequest(requestId, node.name(), page, kind, clock.instant()));
        entities.createQuery("select f.id from FailedRequest f order by f.at desc, f.id desc", Long.class)
                .setFirstResult(KEPT)
                .setMaxResults(KEPT)
                .getResultList()
                .forEach(old -> entities.createQuery("delete from FailedRequest f where f.id = :old")
                        .setParameter("old", old)
                        .executeUpdate());
    }

    /** Newest first. */
    public List<Failure> latest(int limit) {
        return entities.createQuery(
                        "select new org.threeline.desk.status.Failure(f.at, f.requestId, f.node, f.page, f.kind)"
                                + " from FailedRequest f order by f.at desc, f.id desc",
                        Failure.class)
                .setMaxResults(limit)
                .getResultList();
    }

    public long countSince(Instant since) {
        return entities.createQuery("select count(f) from FailedRequest f where f.at >= :since", Long.class)
                .setParameter("since", since)
                .getSingleResult();
    }
}
