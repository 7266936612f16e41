package org.threeline.catalog.offering;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every version of every definition that was ever published. */
@Stateless
public class PublishedDefinitions {
    @PersistenceContext(unitName = "catalog")
    EntityManager em;

    /**
     * The number of the latest publication. Read outside any transaction, as is all that nodes remember: what is not
     * committed yet may never be.
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public long revision() {
        return em.createQuery("select s.revision from CatalogueState s", Long.class)
                .getSingleResult();
    }

    /** What is in force, in the order of the files. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<PublishedDefinition> inForce() {
        return em.createQuery(
                        "select d from PublishedDefinition d where d.inForce = true order by d.kind, d.position, d.key",
                        PublishedDefinition.class)
                .getResultList();
    }

    /** One version, in force or not. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Optional<PublishedDefinition> find(DefinitionKind kind, String key, int version) {
        return Optional.ofNullable(em.find(PublishedDefinition.class, new PublishedDefinition.Key(kind, key, version)));
    }

    /** What came into force at the latest moments something did, newest first. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<PublishedDefinition> latestPublished(int moments) {
        List<Instant> latest = em.createQuery(
                        "select distinct d.publishedAt from PublishedDefinition d order by d.publishedAt desc",
                        Instant.class)
                .setMaxResults(moments)
                .getResultList();
        return latest.isEmpty()
                ? List.of()
                : em.createQuery("""
                        select d from PublishedDefinition d where d.publishedAt >= :oldest
                        order by d.publishedAt desc, d.kind, d.position, d.key
                        """, PublishedDefinition.class)
                        .setParameter("oldest", latest.get(latest.size() - 1))
                        .getResultList();
    }

    /** Every version of a definition, newest first. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<PublishedDefinition> versionsOf(DefinitionKind kind, String key) {
        return em.createQuery(
                        "select d from PublishedDefinition d where d.kind = :kind and d.key = :key order by d.version desc",
                        PublishedDefinition.class)
                .setParameter("kind", kind)
                .setParameter("key", key)
                .getResultList();
    }

    /** When each version of each calendar, agreement, group and service was published. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public PublishedVersions versions() {
        return new PublishedVersions(em.createQuery(
                        "select d.kind, d.key, d.version, d.publishedAt from PublishedDefinition d", Object[].class)
                .getResultStream()
                .map(row -> new PublishedVersions.Row(
                        (DefinitionKind) row[0], (String) row[1], (Integer) row[2], (Instant) row[3]))
                .toList());
    }

    /** Waits until no other publication is under way, and keeps others waiting until this transaction ends. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public CatalogueState lock() {
        return em.find(CatalogueState.class, CatalogueState.ID, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The latest version of everything, in force or not, as committed now; to be called under {@link #lock}. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public List<PublishedDefinition> latest() {
        return em.createQuery("""
                        select d from PublishedDefinition d where d.version = (
                            select max(e.version) from PublishedDefinition e where e.kind = d.kind and e.key = d.key)
                        """, PublishedDefinition.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Keeps a new version. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void add(PublishedDefinition published) {
        em.persist(published);
    }
}
