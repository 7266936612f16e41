package org.threeline.desk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.threeline.desk.identity.ApiTokens.TokenBearer;

class RecentTokensTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Optional<TokenBearer> BEARER = Optional.of(new TokenBearer(1, 2, Set.of(), null));

    private final RecentTokens recent = new RecentTokens();
    private int questions;

    @Test
    void theDatabaseIsAskedOnceAMinute() {
        ask("a", NOON);
        ask("a", NOON.plusSeconds(59));
        assertThat(questions).isEqualTo(1);
        ask("a", NOON.plusSeconds(60));
        assertThat(questions).isEqualTo(2);
    }

    @Test
    void aRevokedTokenIsForgottenAtOnce() {
        ask("a", NOON);
        recent.forget(Secret.hash("a"));
        ask("a", NOON);
        assertThat(questions).isEqualTo(2);
    }

    @Test
    void guessesDoNotFillTheMemory() {
        for (var i = 0; i < RecentTokens.MOST + 500; i++) {
            ask("guess " + i, NOON);
        }
        ask("guess 1", NOON);
        assertThat(questions).isEqualTo(RecentTokens.MOST + 500);
        ask("later", NOON.plusSeconds(61));
        ask("later", NOON.plusSeconds(61));
        assertThat(questions).isEqualTo(RecentTokens.MOST + 501);
    }

    @Test
    void aTokenThatMayOnlyReadMayNotWrite() {
        assertThat(new TokenBearer(1, 2, Set.of(Scope.READ), null).mayWrite()).isFalse();
        assertThat(new TokenBearer(1, 2, Set.of(Scope.WRITE), null).mayWrite()).isTrue();
        assertThat(new TokenBearer(1, 2, Set.of(), null).mayWrite()).isTrue();
    }

    private void ask(String secret, Instant now) {
        assertThat(recent.find(Secret.hash(secret), now, hash -> {
                    questions++;
                    return BEARER;
                }))
                .isEqualTo(BEARER);
    }
}
