package org.threeline.desk.imports;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A received file; its bytes are rows of their own. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "upload")
public class Upload {
    @Id
    @SequenceGenerator(name = "upload_seq", sequenceName = "upload_seq", allocationSize = 50)
    @GeneratedValue(generator = "upload_seq")
    private Long id;

    private String name;
    private String format;
    private Instant until;
    private long size;
    private byte[] sha256;
    private boolean complete;

    @Column(name = "uploaded_by")
    private long uploadedBy;

    @Column(name = "uploaded_at")
    private Instant uploadedAt;

    protected Upload() {} // JPA

    static Upload begin(String name, String format, Instant until, long personId, Instant now) {
        var upload = new Upload();
        upload.name = name;
        upload.format = format;
        upload.until = until;
        upload.uploadedBy = personId;
        upload.uploadedAt = now;
        return upload;
    }

    void complete(long bytes, byte[] hash) {
        size = bytes;
        sha256 = hash.clone();
        complete = true;
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Rows later than this are ignored; null takes all. */
    public Instant until() {
        return until;
    }

    /** Whether it holds this, and this person sent it, wholly. */
    boolean isOf(String format, long personId) {
        return complete && this.format.equals(format) && uploadedBy == personId;
    }

    /** In bytes, as it was sent. */
    public long size() {
        return size;
    }

    public boolean isComplete() {
        return complete;
    }
}
