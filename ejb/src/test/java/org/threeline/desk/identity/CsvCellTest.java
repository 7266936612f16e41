package org.threeline.desk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 30 123", "-2", "@SUM(A1)", "'=1", "'+49"})
    void noCellBeginsLikeAFormulaAndEachIsReadBackAsItWas(String text) {
        assertThat(CsvCell.harmless(text)).isEqualTo("'" + text);
        assertThat(CsvCell.meant(CsvCell.harmless(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Anna", "'t Hooft", "a=b", "1-2"})
    void otherTextsStayAsTheyAre(String text) {
        assertThat(CsvCell.harmless(text)).isEqualTo(text);
        assertThat(CsvCell.meant(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";=1+1;",
                "a;=1+1",
                "a; =1+1",
                "a;\"=1+1",
                "a\t@SUM(A1)",
                "two\n-lines",
                "\uFF1D1+1",
                "\t=1",
                "\r=1",
                ";;=1",
                "a;'=1",
                "\t=1;=2",
                ";=1;\t+2\r\n'=3"
            })
    void noPieceBeginsLikeAFormulaWhereverASpreadsheetSplits(String text) {
        var written = CsvCell.harmless(text);
        assertThat(written).isNotEqualTo(text);
        assertThat(written.split("[;\t\n\r][ \"]*")).noneMatch(piece -> piece.matches("(?s)[=+\\-@\uFF1D].*"));
        assertThat(CsvCell.meant(written)).isEqualTo(text);
    }

    @Test
    void nothingIsAnEmptyCell() {
        assertThat(CsvCell.harmless(null)).isEmpty();
    }
}
