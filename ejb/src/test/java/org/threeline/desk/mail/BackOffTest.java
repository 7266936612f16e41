package org.threeline.desk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void aLetterIsTriedEverMorePatientlyForTwoDays() {
        var letter = Letter.to(7, LetterKind.REPLIED, Locale.ENGLISH, 1L, Map.of(), NOON);
        var now = NOON;
        var attempts = 0;
        while (letter.state() == LetterState.WAITING) {
            now = letter.nextAttemptAt();
            letter.claim(now.plus(Duration.ofMinutes(10)));
            letter.failed(new DeliveryFailure("mail.not_now", "451 busy", DeliveryFailure.Cure.TIME, null), now);
            attempts++;
        }

        assertThat(letter.state()).isEqualTo(LetterState.DEAD);
        assertThat(Duration.between(NOON, now)).isBetween(Duration.ofHours(42), Duration.ofHours(48));
        assertThat(attempts).isBetween(14, 17);
    }

    @Test
    void whatTimeDoesNotCureIsGivenUpAtOnceAndMayBeginAnewUnderItsName() {
        var letter = Letter.to(7, LetterKind.REPLIED, Locale.ENGLISH, 1L, Map.of(), NOON);
        var name = letter.messageId();
        letter.claim(NOON.plusSeconds(600));
        letter.failed(new DeliveryFailure("mail.recipient_refused", "550", DeliveryFailure.Cure.NONE, null), NOON);
        assertThat(letter.state()).isEqualTo(LetterState.DEAD);

        letter.tryAgain(NOON.plus(Duration.ofDays(5)));

        assertThat(letter.state()).isEqualTo(LetterState.WAITING);
        assertThat(letter.attempts()).isZero();
        assertThat(letter.isExpiredAt(NOON.plus(Duration.ofDays(6)))).isFalse();
        assertThat(letter.messageId()).isEqualTo(name);
    }

    @Test
    void aClaimThatIsOverDoesNotEndTheNextOne() {
        var letter = Letter.to(7, LetterKind.REPLIED, Locale.ENGLISH, 1L, Map.of(), NOON);
        letter.claim(NOON.plusSeconds(600));
        letter.claim(NOON.plusSeconds(1200));

        assertThat(letter.isInAttempt(1)).isFalse();
        assertThat(letter.isInAttempt(2)).isTrue();
    }
}
