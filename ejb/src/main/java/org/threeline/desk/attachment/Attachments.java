package org.threeline.desk.attachment;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.Setting;

/** Stored files. Bytes are kept in pieces, each written in a transaction of its own, so that none grows with the file. */
@Stateless
public class Attachments {
    /** Where a file that is attached is named in what was sent. */
    private static final String FILES = "files";

    /** A preview is kept before the file's first piece, and goes when they go. */
    private static final int PREVIEW = -1;

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    /** How many there are, and how large they are together. */
    public record Weight(long count, long bytes) {
        boolean fills(Weight room) {
            return count >= room.count || bytes >= room.bytes;
        }
    }

    /**
     * Begins a file that is coming in, unless its person has so much ready already. Of several at once each sees the
     * others.
     *
     * @return its id; empty where there is no room
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<Long> begin(String name, String mediaType, long personId, Weight room, Instant now) {
        entities.createNativeQuery("select id from person where id = ?1 for update")
                .setParameter(1, personId)
                .getSingleResult();
        if (readyOf(personId).fills(room)) {
            return Optional.empty();
        }
        var attachment = Attachment.begin(name, mediaType, personId, now);
        entities.persist(attachment);
        return Optional.of(attachment.view().id());
    }

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void append(long attachment, int seq, byte[] bytes) {
        entities.createNativeQuery("insert into attachment_chunk (attachment_id, seq, bytes) values (?1, ?2, ?3)")
                .setParameter(1, attachment)
                .setParameter(2, seq)
                .setParameter(3, bytes)
                .executeUpdate();
    }

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public AttachedFile complete(long attachment, long size, byte[] sha256, ImageSize image) {
        var completed = entities.find(Attachment.class, attachment);
        completed.complete(size, sha256, image);
        return completed.view();
    }

    /** Keeps a small JPEG of a picture; no bytes where none can be made. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void keepPreview(long attachment, byte[] jpeg) {
        append(attachment, PREVIEW, jpeg);
    }

    /** A small JPEG of a picture, or no bytes where none can be made; empty where nobody has tried. */
    public Optional<byte[]> preview(long attachment) {
        return Optional.ofNullable(chunk(attachment, PREVIEW));
    }

    /** One piece of the bytes; null after the last. */
    public byte[] chunk(long attachment, int seq) {
        List<?> pieces = entities.createNativeQuery(
                        "select bytes from attachment_chunk where attachment_id = ?1 and seq = ?2")
                .setParameter(1, attachment)
                .setParameter(2, seq)
                .getResultList();
        return pieces.isEmpty() ? null : (byte[]) pieces.get(0);
    }

    /** The bytes in order; they are read from the database as they are taken. */
    public InputStream bytes(long attachment) {
        return new AttachedBytes(this, attachment);
    }

    /** A file that came in whole, whoever may see it. */
    public Optional<AttachedFile> find(long id) {
        return entities.createQuery(
                        "select a from Attachment a where a.id = :id and a.complete = true", Attachment.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(Attachment::view);
    }

    /** The files of a ticket, in the order they came. */
    public List<AttachedFile> of(long ticketId) {
        return entities.createQuery(
                        "select a from Attachment a where a.ticketId = :ticket order by a.attachedAt, a.id",
                        Attachment.class)
                .setParameter("ticket", ticketId)
                .getResultStream()
                .map(Attachment::view)
                .toList();
    }

    /** Of these, the files a person has ready, in the order of the ids. */
    public List<AttachedFile> ready(Collection<Long> ids, long personId) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = entities.createQuery("select a from Attachment a where a.id in :ids", Attachment.class)
                .setParameter("ids", ids)
                .getResultStream()
                .filter(attachment -> attachment.isReadyFor(personId))
                .map(Attachment::view)
                .toList();
        return ids.stream()
                .distinct()
                .flatMap(id -> found.stream().filter(file -> file.id() == id))
                .toList();
    }

    /** What a person has ready that is no part of any ticket, with what is still coming in. */
    public Weight readyOf(long personId) {
        var row = (Object[]) entities.createNativeQuery("select count(*), coalesce(sum(size), 0) from attachment"
                        + " where sent_by = ?1 and ticket_id is null")
                .setParameter(1, personId)
                .getSingleResult();
        return new Weight(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
    }

    /**
     * A file with the same content that is ready or on the ticket already, other than this one. What others attached to
     * notes is none: whoever sends this may not know of it.
     */
    public Optional<AttachedFile> twin(AttachedFile file, Long ticketId) {
        return entities.createQuery(
                        "select a from Attachment a where a.sha256 = :hash and a.size = :size and a.id <> :id"
                                + " and a.complete = true and (a.ticketId = :ticket and (a.internal = false or a.sentBy = :person)"
                                + " or a.ticketId is null and a.sentBy = :person)"
                                + (ticketId == null ? " and a.ticketId is null" : "")
                                + " order by a.id",
                        Attachment.class)
                .setParameter("hash", HexFormat.of().parseHex(file.sha256()))
                .setParameter("size", file.size())
                .setParameter("id", file.id())
                .setParameter("ticket", ticketId == null ? Long.valueOf(0) : ticketId)
                .setParameter("person", file.sentBy())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(Attachment::view);
    }

    /**
     * Makes files somebody has ready part of an entry of a ticket's story. The caller holds the ticket's row, so that
     * two at once do not pass the limits together.
     *
     * @throws InvalidInput at {@code files} where one of them is not ready any more, or the ticket has no room
     */
    public void attach(List<Long> ids, long personId, long ticketId, long entryId, boolean internal, Instant now) {
        if (ids.isEmpty()) {
            return;
        }
        var files = entities.createQuery("select a from Attachment a where a.id in :ids", Attachment.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        if (files.size() != ids.stream().distinct().count()
                || !files.stream().allMatch(file -> file.isReadyFor(personId))) {
            throw new InvalidInput(FILES, "attachment.gone");
        }
        var there = of(ticketId);
        if (there.size() + files.size() > Setting.ATTACHMENTS_PER_TICKET.number()) {
            throw new InvalidInput(FILES, "attachment.too_many", Setting.ATTACHMENTS_PER_TICKET.number());
        }
        var bytes = there.stream().mapToLong(AttachedFile::size).sum()
                + files.stream().mapToLong(file -> file.view().size()).sum();
        if (bytes > Setting.ATTACHMENTS_TOTAL.bytes()) {
            throw new InvalidInput(FILES, "attachment.too_large_together", Setting.ATTACHMENTS_TOTAL.text());
        }
        files.forEach(file -> file.attach(ticketId, entryId, internal, now));
    }

    /** These files, of those a person has ready, are kept as long as the draft; others of the draft no longer. */
    public void keepFor(long draftId, Collection<Long> ids, long personId) {
        entities.createQuery("select a from Attachment a where a.draftId = :draft", Attachment.class)
                .setParameter("draft", draftId)
                .getResultStream()
                .filter(file -> !ids.contains(file.view().id()))
                .forEach(file -> file.keepFor(null));
        if (!ids.isEmpty()) {
            entities.createQuery("select a from Attachment a where a.id in :ids", Attachment.class)
                    .setParameter("ids", ids)
                    .getResultStream()
                    .filter(file -> file.isReadyFor(personId))
                    .forEach(file -> file.keepFor(draftId));
        }
    }

    /** Forgets a file with its bytes; nothing happens where it is gone. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void remove(long id) {
        removeWithinWork(id);
    }

    /** As {@link #remove}, together with whatever else the caller does. */
    public void removeWithinWork(long id) {
        entities.createNativeQuery("delete from attachment_chunk where attachment_id = ?1")
                .setParameter(1, id)
                .executeUpdate();
        entities.createNativeQuery("delete from attachment where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    /**
     * Forgets a file a person has ready, unless it was attached meanwhile.
     *
     * @return whether there was one
     */
    public boolean removeReady(long id, long personId) {
        var found = entities.find(Attachment.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (found == null || !found.isReadyFor(personId)) {
            return false;
        }
        removeWithinWork(id);
        return true;
    }

    /** Ids of files nobody attached, and of those that did not come in whole, sent before an instant; oldest first. */
    public List<Long> leftBefore(Instant instant, int most) {
        return entities.createQuery(
                        "select a.id from Attachment a where a.ticketId is null and a.draftId is null"
                                + " and a.sentAt < :instant order by a.sentAt",
                        Long.class)
                .setParameter("instant", instant)
                .setMaxResults(most)
                .getResultList();
    }
}
