package org.threeline.kernel.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.threeline.kernel.Causes;

class DatabaseFaultTest {
    @Test
    void aLostConnectionIsFoundBehindWhateverTheContainerWrappedItIn() {
        var lost = new IllegalStateException(new RuntimeException(new SQLException("gone", "08S01")));

        assertThat(DatabaseFault.isAway(Causes.of(lost))).isTrue();
        assertThat(DatabaseFault.isAway(Causes.of(new SQLNonTransientConnectionException("refused"))))
                .isTrue();
        assertThat(DatabaseFault.isAway(Causes.of(new SQLException("going down", "70100"))))
                .isTrue();
    }

    @Test
    void whatWasSuppressedCountsToo() {
        var rolledBack = new IllegalStateException("rolled back");
        rolledBack.addSuppressed(new SQLException("gone", "08000"));

        assertThat(DatabaseFault.isAway(Causes.of(rolledBack))).isTrue();
    }

    @Test
    void aDeadlockAndALongWaitMeanThatOthersWereInTheWay() {
        assertThat(DatabaseFault.isBusy(Causes.of(new SQLException("deadlock", "40001"))))
                .isTrue();
        assertThat(DatabaseFault.isBusy(Causes.of(new SQLException("waited", "HY000", 1205))))
                .isTrue();
    }

    @Test
    void aMistakeOfOursIsNoFaultOfTheDatabase() {
        var mistake = Causes.of(new IllegalStateException(new SQLException("no such column", "42S22")));

        assertThat(DatabaseFault.isAway(mistake)).isFalse();
        assertThat(DatabaseFault.isBusy(mistake)).isFalse();
        assertThat(DatabaseFault.isDuplicate(mistake)).isFalse();
        assertThat(DatabaseFault.isDuplicate(Causes.of(new SQLIntegrityConstraintViolationException("twice"))))
                .isTrue();
    }

    @Test
    void causesThatGoRoundInACircleAreLookedAtOnce() {
        var first = new IllegalStateException("first");
        var second = new IllegalStateException("second", first);
        first.initCause(second);

        assertThat(Causes.of(first).all()).containsExactly(first, second);
    }
}
