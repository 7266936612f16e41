package org.threeline.desk.imports;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.threeline.kernel.NotFound;

/** Received files. Bytes are kept in pieces, each written in a transaction of its own, so that none grows with the file. */
@Stateless
public class Uploads {
    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    /** @param format key of what the file holds */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public long begin(String name, String format, Instant until, long personId, Instant now) {
        var upload = Upload.begin(name, format, until, personId, now);
        entities.persist(upload);
        return upload.id();
    }

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void append(long upload, int seq, byte[] bytes) {
        entities.createNativeQuery("insert into upload_chunk (upload_id, seq, bytes) values (?1, ?2, ?3)")
                .setParameter(1, upload)
                .setParameter(2, seq)
                .setParameter(3, bytes)
                .executeUpdate();
    }

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void complete(long upload, long size, byte[] sha256) {
        get(upload).complete(size, sha256);
    }

    /** @throws NotFound where there is no such upload */
    public Upload get(long upload) {
        var found = entities.find(Upload.class, upload);
        if (found == null) {
            throw new NotFound("upload " + upload);
        }
        return found;
    }

    /** One piece of the bytes; null after the last. */
    public byte[] chunk(long upload, int seq) {
        List<?> pieces = entities.createNativeQuery("select bytes from upload_chunk where upload_id = ?1 and seq = ?2")
                .setParameter(1, upload)
                .setParameter(2, seq)
                .getResultList();
        return pieces.isEmpty() ? null : (byte[]) pieces.get(0);
    }

    /** Names of files, by id. */
    public Map<Long, String> names(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : entities.createQuery("select u.id, u.name from Upload u where u.id in :ids", Object[].class)
                        .setParameter("ids", ids)
                        .getResultStream()
                        .collect(Collectors.toMap(row -> (Long) row[0], row -> (String) row[1]));
    }

    /** Takes back a file that is not going to be imported. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void remove(long upload) {
        empty(upload);
        entities.createNativeQuery("delete from upload where id = ?1")
                .setParameter(1, upload)
                .executeUpdate();
    }

    /** Frees the space of the bytes; that the file was here stays known. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void empty(long upload) {
        entities.createNativeQuery("delete from upload_chunk where upload_id = ?1")
                .setParameter(1, upload)
                .executeUpdate();
    }

    /** Frees the space of files received before an instant. */
    public int emptyBefore(Instant instant) {
        var old = entities.createQuery("select u.id from Upload u where u.uploadedAt < :instant", Long.class)
                .setParameter("instant", instant)
                .getResultList();
        if (old.isEmpty()) {
            return 0;
        }
        var ids = old.stream().map(String::valueOf).collect(Collectors.joining(","));
        return entities.createNativeQuery("delete from upload_chunk where upload_id in (" + ids + ")")
                .executeUpdate();
    }
}
