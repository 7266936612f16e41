package org.threeline.catalog.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedVersionsTest {
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private final PublishedVersions versions = new PublishedVersions(List.of(
            new PublishedVersions.Row(DefinitionKind.CALENDAR, "office", 1, MAY),
            new PublishedVersions.Row(DefinitionKind.CALENDAR, "office", 2, JUNE),
            new PublishedVersions.Row(DefinitionKind.GROUP, "office", 7, MAY)));

    @Test
    void theNewestOfATimeIsKnown() {
        assertThat(versions.at(DefinitionKind.CALENDAR, "office", JUNE.minusMillis(1)))
                .isEqualTo(1);
        assertThat(versions.at(DefinitionKind.CALENDAR, "office", JUNE)).isEqualTo(2);
        assertThat(versions.at(DefinitionKind.GROUP, "office", JUNE)).isEqualTo(7);
    }

    @Test
    void beforeTheFirstThereIsTheFirst() {
        assertThat(versions.at(DefinitionKind.CALENDAR, "office", Instant.EPOCH))
                .isEqualTo(1);
    }

    @Test
    void whatWasNeverPublishedHasNone() {
        assertThat(versions.knows(DefinitionKind.GROUP, "office")).isTrue();
        assertThat(versions.knows(DefinitionKind.AGREEMENT, "office")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> versions.at(DefinitionKind.AGREEMENT, "office", MAY));
    }
}
