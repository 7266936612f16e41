package org.threeline.desk.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PicturePreviewTest {
    @Test
    void aLargePictureBecomesSmall() throws IOException {
        var bytes = picture("jpeg", 4000, 3000);

        var preview = preview("image/jpeg", 4000, 3000, bytes);

        assertThat(preview.getWidth()).isBetween(560, 640);
        assertThat(preview.getHeight()).isBetween(420, 440);
        assertThat(new Color(preview.getRGB(10, 10)).getRed()).isGreaterThan(200);
        assertThat(new Color(preview.getRGB(preview.getWidth() - 10, 10)).getRed())
                .isLessThan(50);
    }

    @Test
    void aPictureTakenUprightStandsUpright() throws IOException {
        var bytes = held(picture("jpeg", 2000, 1000), 6);

        assertThat(CameraTurn.of(bytes)).isEqualTo(new CameraTurn(1));
        var preview = preview("image/jpeg", 1000, 2000, bytes);

        assertThat(preview.getHeight()).isGreaterThan(preview.getWidth());
        // What was left is above now.
        assertThat(new Color(preview.getRGB(20, 20)).getRed()).isGreaterThan(200);
        assertThat(new Color(preview.getRGB(20, preview.getHeight() - 20)).getRed())
                .isLessThan(50);
    }

    @Test
    void whatIsNoPictureOrCutOffHasNone() throws IOException {
        var bytes = picture("png", 900, 900);

        assertThat(PicturePreview.of(file("image/png", 900, 900), bytes, new ByteArrayInputStream(bytes, 0, 60)))
                .isEmpty();
        assertThat(PicturePreview.of(file("image/png", 9, 9), new byte[9], new ByteArrayInputStream(new byte[9])))
                .isEmpty();
        assertThat(CameraTurn.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1, 0}))
                .isEqualTo(new CameraTurn(0));
    }

    @Test
    void whatWouldFillTheMemoryIsNotUnpacked() {
        assertThat(PicturePreview.isWanted(file("image/png", 7000, 7000))).isFalse();
        assertThat(PicturePreview.isWanted(file("image/webp", 700, 700))).isFalse();
        assertThat(PicturePreview.isWanted(file("image/png", 700, 700))).isTrue();
    }

    private static BufferedImage preview(String type, int width, int height, byte[] bytes) throws IOException {
        var jpeg = PicturePreview.of(file(type, width, height), bytes, new ByteArrayInputStream(bytes))
                .orElseThrow();
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static AttachedFile file(String type, int width, int height) {
        return new AttachedFile(
                1, null, null, false, "p", type, 1 << 20, "", new ImageSize(width, height), 1, Instant.EPOCH, null);
    }

    /** Its left half is red. */
    private static byte[] picture(String format, int width, int height) throws IOException {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }

    /** The same JPEG with an Exif part that tells how the camera was held. */
    private static byte[] held(byte[] jpeg, int orientation) {
        var told = ByteBuffer.allocate(jpeg.length + 36);
        told.put(jpeg, 0, 2);
        told.putShort((short) 0xffe1).putShort((short) 34).putInt(0x45786966).putShort((short) 0);
        told.putInt(0x4d4d002a).putInt(8).putShort((short) 1);
        told.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        told.putShort((short) 0).putInt(0);
        return told.put(jpeg, 2, jpeg.length - 2).array();
    }
}
