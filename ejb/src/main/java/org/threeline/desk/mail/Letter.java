package org.threeline.desk.mail;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.threeline.desk.ticket.JsonMap;

/** One letter to one person, from the moment of its news until somebody has taken it or it was given up. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "outbox")
public class Letter {
    private static final JsonMap FACTS = new JsonMap();

    @Id
    @SequenceGenerator(name = "outbox_seq", sequenceName = "outbox_seq", allocationSize = 50)
    @GeneratedValue(generator = "outbox_seq")
    private Long id;

    @Enumerated(EnumType.STRING)
    private LetterKind kind;

    @Column(name = "person_id")
    private long personId;

    private String language;

    @Column(name = "ticket_id")
    private Long ticketId;

    @Convert(converter = JsonMap.class)
    private Map<String, Object> facts;

    @Column(name = "message_id")
    private String messageId;

    @Enumerated(EnumType.STRING)
    private LetterState state;

    private int attempts;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "awaits_server")
    private boolean awaitsServer;

    @Column(name = "error_key")
    private String errorKey;

    @Column(name = "error_detail")
    private String errorDetail;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected Letter() {} // JPA

    private Letter(
            LetterKind kind, long personId, Locale language, Long ticketId, Map<String, Object> facts, Instant now) {
        this.kind = kind;
        this.personId = personId;
        this.language = language.getLanguage();
        this.ticketId = ticketId;
        this.facts = facts;
        this.messageId = MessageIds.fresh();
        this.state = LetterState.WAITING;
        this.nextAttemptAt = now;
        this.expiresAt = now.plus(kind.patience());
        this.createdAt = now;
    }

    static Letter to(
            long personId, LetterKind kind, Locale language, Long ticketId, Map<String, Object> facts, Instant now) {
        return new Letter(kind, personId, language, ticketId, facts, now);
    }

    /** In the order of {@link PostedLetters}' columns; what only an attempt fills is left out. */
    Object[] columns() {
        return new Object[] {
            kind.name(),
            personId,
            language,
            ticketId,
            FACTS.convertToDatabaseColumn(facts),
            messageId,
            state.name(),
            attempts,
            nextAttemptAt,
            expiresAt,
            awaitsServer,
            createdAt
        };
    }

    /** Counts an attempt that begins now; nobody else takes the letter until the lease is over. */
    void claim(Instant leasedUntil) {
        attempts++;
        awaitsServer = false;
        nextAttemptAt = leasedUntil;
    }

    /** The claim ends without an attempt; whoever comes next begins where this one did. */
    void putBack(Instant now) {
        attempts--;
        nextAttemptAt = now;
    }

    void sent(Instant now) {
        end(LetterState.SENT, now);
        errorKey = null;
        errorDetail = null;
    }

    void drop(String reason, Instant now) {
        end(LetterState.DROPPED, now);
        errorKey = reason;
        errorDetail = null;
    }

    void failed(DeliveryFailure failure, Instant now) {
        errorKey = failure.key();
        errorDetail = failure.detail();
        var next = failure.cure() == DeliveryFailure.Cure.NONE
                ? Optional.<Instant>empty()
                : BackOff.after(attempts, now, expiresAt);
        if (next.isEmpty()) {
            end(LetterState.DEAD, now);
        } else {
            awaitsServer = failure.cure() == DeliveryFailure.Cure.SERVER;
            nextAttemptAt = next.get();
        }
    }

    /** It waited so long that nobody needs it any more. */
    void expire(Instant now) {
        if (errorKey == null) {
            errorKey = "mail.too_old";
        }
        end(LetterState.DEAD, now);
    }

    /** Begins anew, with all its patience and the same Message-ID. */
    void tryAgain(Instant now) {
        state = LetterState.WAITING;
        attempts = 0;
        nextAttemptAt = now;
        expiresAt = now.plus(kind.patience());
        endedAt = null;
    }

    private void end(LetterState end, Instant now) {
        state = end;
        nextAttemptAt = null;
        awaitsServer = false;
        endedAt = now;
    }

    boolean isExpiredAt(Instant now) {
        return now.isAfter(expiresAt);
    }

    /** Whether the claim that counted this attempt is still the latest. */
    boolean isInAttempt(int attempt) {
        return state == LetterState.WAITING && attempts == attempt;
    }

    Long id() {
        return id;
    }

    LetterKind kind() {
        return kind;
    }

    long personId() {
        return personId;
    }

    Locale language() {
        return Locale.forLanguageTag(language);
    }

    Long ticketId() {
        return ticketId;
    }

    Map<String, Object> facts() {
        return facts;
    }

    String messageId() {
        return messageId;
    }

    LetterState state() {
        return state;
    }

    int attempts() {
        return attempts;
    }

    Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    String errorKey() {
        return errorKey;
    }
}
