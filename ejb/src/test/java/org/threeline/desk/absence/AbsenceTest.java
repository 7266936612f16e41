package org.threeline.desk.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.threeline.kernel.InvalidInput;

class AbsenceTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private static Absence away(Instant begins, Instant ends) {
        return Absence.enter(7, begins, ends, 8L, 7, NOW);
    }

    private static void refused(String field, String code, Instant begins, Instant ends, Long deputy) {
        assertThatThrownBy(() -> Absence.enter(7, begins, ends, deputy, 7, NOW))
                .isInstanceOfSatisfying(InvalidInput.class, refusal -> {
                    assertThat(refusal.errors().get(0).field()).isEqualTo(field);
                    assertThat(refusal.errors().get(0).code()).isEqualTo(code);
                });
    }

    @Test
    void itBeginsAndEndsByItself() {
        var absence = away(NOW.plus(DAY), NOW.plus(DAY.multipliedBy(3)));
        assertThat(absence.isOn(NOW)).isFalse();
        assertThat(absence.hasBegun(NOW)).isFalse();
        assertThat(absence.isOn(NOW.plus(DAY))).isTrue();
        assertThat(absence.isOn(NOW.plus(DAY.multipliedBy(3)).minusMillis(1))).isTrue();
        assertThat(absence.isOn(NOW.plus(DAY.multipliedBy(3)))).isFalse();
        assertThat(absence.deputyId()).isEqualTo(8);
    }

    @Test
    void whoComesBackEarlierIsBackNow() {
        var absence = away(NOW.minus(DAY), NOW.plus(DAY));
        absence.endNow(NOW);
        assertThat(absence.isOn(NOW)).isFalse();
        assertThatThrownBy(() -> absence.endNow(NOW)).hasMessage("absence.end.not_on");
    }

    @Test
    void whatHasNotBegunCannotEnd() {
        var absence = away(NOW.plus(DAY), NOW.plus(DAY.multipliedBy(2)));
        assertThatThrownBy(() -> absence.endNow(NOW)).hasMessage("absence.end.not_on");
    }

    @Test
    void timesThatCannotBeMeantAreRefusedAtTheirField() {
        refused("until", "absence.ends_before", NOW.plus(DAY), NOW.plus(DAY), null);
        refused("until", "absence.ends_before", NOW.plus(DAY), NOW, null);
        refused("until", "absence.over", NOW.minus(DAY), NOW, null);
        refused("until", "absence.too_long", NOW, NOW.plus(Duration.ofDays(401)), null);
        refused("from", "absence.too_far", NOW.plus(Duration.ofDays(801)), NOW.plus(Duration.ofDays(802)), null);
        refused("deputy", "absence.own_deputy", NOW, NOW.plus(DAY), 7L);
    }

    @Test
    void twoTimesThatOnlyTouchDoNotOverlap() {
        var absence = away(NOW.plus(DAY), NOW.plus(DAY.multipliedBy(2)));
        assertThat(absence.overlaps(NOW, NOW.plus(DAY))).isFalse();
        assertThat(absence.overlaps(NOW.plus(DAY.multipliedBy(2)), NOW.plus(DAY.multipliedBy(3))))
                .isFalse();
        assertThat(absence.overlaps(NOW, NOW.plus(DAY).plusMillis(1))).isTrue();
        assertThat(absence.overlaps(NOW, NOW.plus(DAY.multipliedBy(9)))).isTrue();
    }
}
