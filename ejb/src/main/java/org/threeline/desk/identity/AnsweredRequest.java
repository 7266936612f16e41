package org.threeline.desk.identity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/** The first answer to a request somebody may repeat with the same key. */
@Entity
@Table(name = "idempotency_key")
@Access(AccessType.FIELD)
class AnsweredRequest {
    @EmbeddedId
    private Key key;

    @Column(name = "body_hash")
    private byte[] bodyHash;

    private int status;
    private String location;

    @Lob
    private String body;

    @Column(name = "created_at")
    private Instant createdAt;

    protected AnsweredRequest() {
        // JPA
    }

    void answer(AnsweredRequests.Answer answer) {
        this.status = answer.status();
        this.location = answer.location();
        this.body = answer.body();
    }

    boolean isKeptAt(Instant oldest) {
        return createdAt.isAfter(oldest);
    }

    boolean asked(byte[] hash) {
        return Arrays.equals(bodyHash, hash);
    }

    AnsweredRequests.Answer answer() {
        return new AnsweredRequests.Answer(status, location, body);
    }

    /** Keys of different people never meet. */
    @Embeddable
    @Access(AccessType.FIELD)
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        @Column(name = "person_id")
        private long personId;

        @Column(name = "idem_key")
        private String text;

        protected Key() {
            // JPA
        }

        Key(long personId, String text) {
            this.personId = personId;
            this.text = text;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.personId == personId && key.text.equals(text);
        }

        @Override
        public int hashCode() {
            return Objects.hash(personId, text);
        }
    }
}
