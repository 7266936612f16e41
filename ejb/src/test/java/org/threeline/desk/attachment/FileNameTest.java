package org.threeline.desk.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "report.pdf,                    report.pdf",
        "../../etc/passwd,              passwd",
        "C:\\Users\\emma\\photo.png,    photo.png",
        "/absolute/,                    file",
        "Отчёт за ноябрь.docx,          Отчёт за ноябрь.docx",
        ".htaccess,                     htaccess",
        "..,                            file",
        "setup.exe.,                    setup.exe",
        "'setup.exe ',                  setup.exe",
        "'a:b*c?.txt',                  a_b_c_.txt",
    })
    void aNameIsOneNameAndNothingElse(String sent, String kept) {
        assertThat(FileName.clean(sent)).isEqualTo(kept);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "\u0000", "\u200b\u200b", "\u202e"})
    void whatHasNoNameIsGivenOne(String sent) {
        assertThat(FileName.clean(sent)).isEqualTo("file");
    }

    @Test
    void nothingInvisibleOrTurningStays() {
        assertThat(FileName.clean("photo\u202egnp.exe")).isEqualTo("photognp.exe");
        assertThat(FileName.clean("a\r\nSet-Cookie: x.txt")).isEqualTo("aSet-Cookie_ x.txt");
        assertThat(FileName.clean("a\u0000.txt")).isEqualTo("a.txt");
    }

    @Test
    void aLongNameKeepsItsEnding() {
        var kept = FileName.clean("x".repeat(5_000) + ".tar");

        assertThat(kept).hasSize(120).endsWith("x.tar");
        assertThat(FileName.clean("\uD83D\uDE00".repeat(200))).hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void theEndingIsWhatFollowsTheLastDot() {
        assertThat(FileName.ending("invoice.pdf.EXE")).isEqualTo("exe");
        assertThat(FileName.ending("README")).isEmpty();
    }
}
