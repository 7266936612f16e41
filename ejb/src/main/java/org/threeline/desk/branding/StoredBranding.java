package org.threeline.desk.branding;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** The one row that says how the desk looks. */
@Entity
@Table(name = "branding")
@Access(AccessType.FIELD)
class StoredBranding {
    static final int ID = 1;

    @Id
    private int id;

    private String name;
    private String accent;

    @Column(name = "logo_hash")
    private String logoHash;

    @Version
    private int version;

    protected StoredBranding() {
        // JPA
    }

    /** Null brings the product's own back. */
    void look(String name, Accent accent, String logoHash) {
        this.name = name;
        this.accent = accent == null ? null : accent.css();
        this.logoHash = logoHash;
    }

    Branding branding() {
        return new Branding(
                name == null ? Branding.PRODUCT : name, Accent.parse(accent).orElse(null), logoHash, version);
    }

    String logoHash() {
        return logoHash;
    }

    int version() {
        return version;
    }
}
