package org.threeline.desk.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threeline.kernel.InvalidInput;

class PasswordsTest {
    private final CountingHash hash = new CountingHash();
    private final Passwords passwords = new Passwords();

    @BeforeEach
    void tune() {
        passwords.pbkdf2 = hash;
        passwords.tune();
    }

    @Test
    void anUnknownLoginCostsAsMuchAsAWrongPassword() {
        assertThat(passwords.matches("secret", passwords.hash("other"))).isFalse();
        var forWrong = hash.comparisons;
        assertThat(passwords.matches("secret", null)).isFalse();
        assertThat(hash.comparisons - forWrong).isEqualTo(forWrong).isEqualTo(1);
    }

    @Test
    void theHashIsAsSlowAsRecommended() {
        assertThat(hash.parameters)
                .containsEntry("Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512")
                .containsEntry("Pbkdf2PasswordHash.Iterations", "210000");
    }

    @Test
    void poorPasswordsAreRefusedAtTheirField() {
        assertThat(refused("short")).isEqualTo("password.too_short");
        assertThat(refused(null)).isEqualTo("password.too_short");
        assertThat(refused("x".repeat(201))).isEqualTo("input.too_long");
        assertThat(refused("Anna.Petrova ")).isEqualTo("password.is_the_login");
        assertThat(refused("xanna.petrova12")).isEqualTo("password.is_the_login");
        assertThat(refused("elevenchars")).isEqualTo("password.too_short");
        assertThat(refused("password1234")).isEqualTo("password.too_common");
        assertThat(refused("aaaaaaaaaaaaaaa")).isEqualTo("password.too_common");
        assertThat(refused("threeline2026")).isEqualTo("password.too_common");
        assertThatCode(() -> Passwords.requireGood("password", "a long sentence", "anna.petrova"))
                .doesNotThrowAnyException();
    }

    private static String refused(String password) {
        return catchThrowableOfType(
                        InvalidInput.class, () -> Passwords.requireGood("password", password, "anna.petrova"))
                .errors()
                .get(0)
                .code();
    }

    /** Fast, and counts the work. */
    private static final class CountingHash implements Pbkdf2PasswordHash {
        private Map<String, String> parameters = Map.of();
        private int comparisons;

        @Override
        public void initialize(Map<String, String> parameters) {
            this.parameters = parameters;
        }

        @Override
        public String generate(char[] password) {
            return "hash of " + new String(password);
        }

        @Override
        public boolean verify(char[] password, String stored) {
            comparisons++;
            return generate(password).equals(stored);
        }
    }
}
