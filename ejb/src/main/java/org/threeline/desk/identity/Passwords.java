package org.threeline.desk.identity;

import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import java.util.UUID;
import org.threeline.kernel.InvalidInput;

/** Turns passwords into what may be stored, slowly on purpose, and compares them again. */
@ApplicationScoped
public class Passwords {
    static final int SHORTEST = 10;
    static final int LONGEST = 200;

    @Inject
    Pbkdf2PasswordHash pbkdf2;

    private String nobodysHash;

    @PostConstruct
    void tune() {
        pbkdf2.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
                "Pbkdf2PasswordHash.Iterations", "210000",
                "Pbkdf2PasswordHash.SaltSizeBytes", "32",
                "Pbkdf2PasswordHash.KeySizeBytes", "32"));
        nobodysHash = hash(UUID.randomUUID().toString());
    }

    public String hash(String password) {
        return pbkdf2.generate(password.toCharArray());
    }

    /**
     * Compares; costs the same whether or not there is a hash, so that the time tells nobody who has an account.
     *
     * @param stored the hash, or null for an unknown login or a person without a password
     */
    public boolean matches(String password, String stored) {
        Metrics.counter("threeline.password.checks").increment();
        var matches = pbkdf2.verify(password.toCharArray(), stored == null ? nobodysHash : stored);
        return matches && stored != null;
    }

    /** Refuses a password that is too short, too long, or the login itself, at the field it was typed in. */
    static void requireGood(String field, String password, String login) {
        if (password == null || password.length() < SHORTEST) {
            throw new InvalidInput(field, "password.too_short", SHORTEST);
        }
        if (password.length() > LONGEST) {
            throw new InvalidInput(field, "input.too_long", LONGEST);
        }
        if (Logins.normal(password).equals(Logins.normal(login))) {
            throw new InvalidInput(field, "password.is_the_login");
        }
    }
}
