package org.threeline.catalog.offering;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** One version of one definition, as it was published; only whether it is in force ever changes. */
@Entity
@Table(name = "catalogue_definition")
@IdClass(PublishedDefinition.Key.class)
@Access(AccessType.FIELD)
public class PublishedDefinition {
    @Id
    @Enumerated(EnumType.STRING)
    private DefinitionKind kind;

    @Id
    @Column(name = "def_key")
    private String key;

    @Id
    private int version;

    private String document;

    @Column(name = "content_hash")
    private String contentHash;

    @Column(name = "published_at")
    private Instant publishedAt;

    @Column(name = "published_by")
    private Long publishedBy;

    @Column(name = "reason")
    private String reason;

    @Column(name = "in_force")
    private boolean inForce;

    @Column(name = "position")
    private int position;

    protected PublishedDefinition() {} // JPA

    /** Publishes a version: it is in force from now on. */
    static PublishedDefinition publish(
            DefinitionKind kind, String key, int version, String document, Instant now, Long byPersonId) {
        PublishedDefinition published = new PublishedDefinition();
        published.kind = kind;
        published.key = key;
        published.version = version;
        published.document = document;
        published.contentHash = CatalogueDocuments.hash(document);
        published.publishedAt = now;
        published.publishedBy = byPersonId;
        published.inForce = true;
        return published;
    }

    DefinitionKind kind() {
        return kind;
    }

    String key() {
        return key;
    }

    int version() {
        return version;
    }

    String document() {
        return document;
    }

    Instant publishedAt() {
        return publishedAt;
    }

    /** Who published it; null for the system. */
    Long publishedBy() {
        return publishedBy;
    }

    /** Why, in the words of whoever published it; null when nothing was said. */
    String reason() {
        return reason;
    }

    boolean isInForce() {
        return inForce;
    }

    int position() {
        return position;
    }

    boolean says(String otherDocument) {
        return contentHash.equals(CatalogueDocuments.hash(otherDocument));
    }

    /** Keeps why it was published. */
    void because(String why) {
        reason = why;
    }

    /** A later version, or none, takes its place. */
    void retire() {
        inForce = false;
    }

    /** It is in force again, unchanged. */
    void reinstate() {
        inForce = true;
    }

    /** Where it stands among its kind. */
    void placeAt(int place) {
        position = place;
    }

    Object definition() {
        return CatalogueDocuments.definition(kind, key, version, document);
    }

    /** Kind, key and version together. */
    public static class Key implements Serializable {
        private DefinitionKind kind;
        private String key;
        private int version;

        public Key() {} // JPA

        Key(DefinitionKind kind, String key, int version) {
            this.kind = kind;
            this.key = key;
            this.version = version;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && kind == that.kind
                    && Objects.equals(key, that.key)
                    && version == that.version;
        }

        @Override
        public int hashCode() {
            return Objects.hash(kind, key, version);
        }
    }
}
