package org.threeline.desk.identity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One attempt to sign in as seen from a login or an address: running while undecided, failed afterwards. */
@Entity
@Table(name = "sign_in_failure")
@Access(AccessType.FIELD)
class SignInFailure {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sign_in_failure_seq")
    @SequenceGenerator(name = "sign_in_failure_seq", sequenceName = "sign_in_failure_seq", allocationSize = 50)
    private Long id;

    private String attempt;
    private String subject;
    private Instant at;
    private boolean decided;

    protected SignInFailure() {
        // JPA
    }

    private SignInFailure(String attempt, String subject, Instant at) {
        this.attempt = attempt;
        this.subject = subject;
        this.at = at;
    }

    static SignInFailure running(UUID attempt, String subject, Instant now) {
        return new SignInFailure(attempt.toString(), subject, now);
    }
}
