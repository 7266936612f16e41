package org.threeline.catalog.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SupportGroupsTest {
    @Test
    void importedGroupsAreKeptByNameWhateverItsCapitalsAndBlanks() {
        assertThat(SupportGroups.importedKey("Group 56")).isEqualTo("import-group-56");
        assertThat(SupportGroups.importedKey(" group  56 ")).isEqualTo("import-group-56");
    }

    @Test
    void namesThatLoseLettersStayDifferent() {
        assertThat(SupportGroups.importedKey("Сеть")).isNotEqualTo(SupportGroups.importedKey("Почта"));
        assertThat(SupportGroups.importedKey("x".repeat(200) + "1"))
                .hasSizeLessThanOrEqualTo(60)
                .isNotEqualTo(SupportGroups.importedKey("x".repeat(200) + "2"));
        assertThat(SupportGroups.importedKey("?")).matches("import-.+");
    }
}
