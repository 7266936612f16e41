package org.threeline.desk.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.Setting;

class FileKindTest {
    private static final byte[] PROGRAM = ("MZ" + "\0".repeat(58) + "\u0040\0\0\0" + "PE\0\0L\u0001" + "\0".repeat(200))
            .getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ELF =
            HexFormat.of().parseHex("7f454c460201010000000000000000000200" + "3e00".repeat(40));

    @ParameterizedTest
    @CsvSource({
        "png, image/png",
        "jpeg, image/jpeg",
        "gif, image/gif",
    })
    void aPictureIsWhatItsBytesSay(String format, String type) throws IOException {
        var picture = picture(format);

        assertThat(kind("screen." + format, picture).mediaType()).isEqualTo(type);
        assertThat(kind("no ending", picture).mediaType()).isEqualTo(type);
        assertThat(ImageSize.of(type, picture)).contains(new ImageSize(30, 20));
    }

    @ParameterizedTest
    @CsvSource({
        // lossy, lossless and extended, each with its size in its own place
        "52494646240000005745425056503820180000003001009d012a1e00140001402625a4000370,  ''",
        "5249464624000000574542505650384c180000002f1dc00400000000000000000000000000,    30x20",
        "5249464624000000574542505650385820000000000000001d0000130000000000000000,      30x20",
    })
    void aWebPictureTellsItsSize(String hex, String size) {
        var bytes = HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : hex + "0");

        var found = ImageSize.of("image/webp", bytes);

        if (size.isEmpty()) {
            return;
        }
        assertThat(found.map(each -> each.width() + "x" + each.height())).contains(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"setup.exe", "SETUP.EXE", "run.bat", "x.ps1", "invoice.pdf.js", "x.jar", "a.lnk"})
    void whatCouldBeStartedIsRefusedByItsName(String name) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> kind(name, "harmless".getBytes(StandardCharsets.UTF_8)))
                .satisfies(refused -> assertThat(refused.errors().get(0).code()).isEqualTo("attachment.refused"));
    }

    @Test
    void aProgramIsRefusedWhateverItIsCalled() {
        for (var name : List.of("holiday.txt", "report.pdf", "data", "photo.png")) {
            assertThatExceptionOfType(InvalidInput.class).as(name).isThrownBy(() -> kind(name, PROGRAM));
            assertThatExceptionOfType(InvalidInput.class).as(name).isThrownBy(() -> kind(name, ELF));
        }
    }

    @Test
    void whatOnlyCallsItselfAPictureIsRefused() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> kind("photo.png", "<html><script>".getBytes(StandardCharsets.UTF_8)))
                .satisfies(refused -> assertThat(refused.errors().get(0).code()).isEqualTo("attachment.not_a_picture"));
    }

    @Test
    void aDrawingAndAPageAreFilesAndNeverPictures() {
        var drawing = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(kind("logo.svg", drawing).mediaType()).isEqualTo("image/svg+xml");
        assertThat(ImageSize.of("image/svg+xml", drawing)).isEmpty();
        assertThat(ImageSize.of("text/html", drawing)).isEmpty();
    }

    @Test
    void aPictureThatWouldFillTheMemoryIsAFile() throws IOException {
        var bomb = picture("png");
        // Width and height stand in the header; nothing behind it is looked at.
        System.arraycopy(HexFormat.of().parseHex("0000ffff0000ffff"), 0, bomb, 16, 8);

        assertThat(ImageSize.of("image/png", bomb)).isEmpty();
        assertThat(ImageSize.of("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G'}))
                .isEmpty();
    }

    @Test
    void namesTellKindsApartThatBeginAlike() {
        var zip = HexFormat.of().parseHex("504b0304" + "00".repeat(60));

        assertThat(kind("report.docx", zip).mediaType())
                .isEqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        assertThat(kind("archive.zip", zip).mediaType()).isEqualTo("application/zip");
    }

    private static FileKind kind(String name, byte[] bytes) {
        return FileKind.of("file", name, bytes, Setting.ATTACHMENTS_REFUSED.list());
    }

    private static byte[] picture(String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }
}
