package org.threeline.desk.attachment;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HexFormat;

/** A file somebody sent; its bytes are rows of their own. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "attachment")
public class Attachment {
    @Id
    @SequenceGenerator(name = "attachment_seq", sequenceName = "attachment_seq", allocationSize = 50)
    @GeneratedValue(generator = "attachment_seq")
    private Long id;

    @Column(name = "ticket_id")
    private Long ticketId;

    @Column(name = "entry_id")
    private Long entryId;

    @Column(name = "draft_id")
    private Long draftId;

    private boolean internal;
    private String name;

    @Column(name = "media_type")
    private String mediaType;

    private long size;
    private byte[] sha256;
    private Integer width;
    private Integer height;
    private boolean complete;

    @Column(name = "sent_by")
    private long sentBy;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "attached_at")
    private Instant attachedAt;

    protected Attachment() {} // JPA

    static Attachment begin(String name, String mediaType, long personId, Instant now) {
        var attachment = new Attachment();
        attachment.name = name;
        attachment.mediaType = mediaType;
        attachment.sentBy = personId;
        attachment.sentAt = now;
        return attachment;
    }

    void complete(long bytes, byte[] hash, ImageSize image) {
        size = bytes;
        sha256 = hash.clone();
        width = image == null ? null : image.width();
        height = image == null ? null : image.height();
        complete = true;
    }

    void attach(long ticket, long entry, boolean isInternal, Instant now) {
        ticketId = ticket;
        entryId = entry;
        internal = isInternal;
        draftId = null;
        attachedAt = now;
    }

    void keepFor(Long draft) {
        draftId = draft;
    }

    boolean isReadyFor(long personId) {
        return complete && ticketId == null && sentBy == personId;
    }

    public AttachedFile view() {
        return new AttachedFile(
                id,
                ticketId,
                entryId,
                internal,
                name,
                mediaType,
                size,
                sha256 == null ? "" : HexFormat.of().formatHex(sha256),
                width == null || height == null ? null : new ImageSize(width, height),
                sentBy,
                sentAt,
                attachedAt);
    }
}
