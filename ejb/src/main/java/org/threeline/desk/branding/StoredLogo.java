package org.threeline.desk.branding;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;

/** A logo by the hash of its bytes. */
@Entity
@Table(name = "branding_logo")
@Access(AccessType.FIELD)
class StoredLogo {
    @Id
    private String hash;

    @Column(name = "media_type")
    private String mediaType;

    @Lob
    private byte[] content;

    protected StoredLogo() {
        // JPA
    }

    StoredLogo(LogoFile file) {
        this.hash = file.hash();
        this.mediaType = file.mediaType();
        this.content = file.content().clone();
    }

    LogoFile file() {
        return new LogoFile(mediaType, content.clone());
    }
}
