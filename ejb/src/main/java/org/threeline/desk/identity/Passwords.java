package org.threeline.desk.identity;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.threeline.kernel.InvalidInput;

/** Turns passwords into what may be stored, slowly on purpose, and compares them again. */
@ApplicationScoped
public class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    private static final int LEAST_BESIDE_LOGIN = 6;

    /** Guessing gets slow with the length, and what is longer is strong by its beginning already. */
    private static final int LONGEST_JUDGED = 64;

    /** Of 0 to 4: from 3 on it withstands guessing even by whoever has stolen its slow hash. */
    private static final int LEAST_SCORE = 3;

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

    /**
     * Refuses a password that is too short, too long, the login itself, or among the first that would be guessed, at
     * the field it was typed in.
     *
     * @param known what others know of the person, such as its name: nothing to build a password from; may hold nulls
     */
    static void requireGood(String field, String password, String login, String... known) {
        if (password == null || password.length() < SHORTEST) {
            throw new InvalidInput(field, "password.too_short", SHORTEST);
        }
        if (password.length() > LONGEST) {
            throw new InvalidInput(field, "input.too_long", LONGEST);
        }
        // A login with a letter or a digit more is still the login to whoever guesses.
        var beside = Logins.normal(password).replace(Logins.normal(login), "");
        if (beside.length() < LEAST_BESIDE_LOGIN) {
            throw new InvalidInput(field, "password.is_the_login");
        }
        var guessable = Stream.concat(Stream.of("threeline", Logins.normal(login)), Arrays.stream(known))
                .filter(Objects::nonNull)
                .flatMap(text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split("[\\s@.]+")))
                .filter(word -> word.length() > 2)
                .toList();
        var judged = password.substring(0, Math.min(password.length(), LONGEST_JUDGED));
        if (new Zxcvbn().measure(judged, guessable).getScore() < LEAST_SCORE) {
            throw new InvalidInput(field, "password.too_common");
        }
    }
}
