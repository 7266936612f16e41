package org.threeline.desk.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreviewsTest {
    private final Stored stored = new Stored();
    private final Previews previews = new Previews();

    @BeforeEach
    void set() {
        previews.attachments = stored;
    }

    @Test
    void aPreviewIsMadeOnceAndKept() throws IOException {
        stored.bytes = png(1200, 900);

        var first = previews.of(file("image/png", 1200, 900)).orElseThrow();
        var again = previews.of(file("image/png", 1200, 900)).orElseThrow();

        assertThat(again).isSameAs(first);
        assertThat(stored.timesRead).isEqualTo(1);
        assertThat(ImageIO.read(new ByteArrayInputStream(first)).getWidth()).isLessThanOrEqualTo(640);
    }

    @Test
    void whatCannotBeDrawnIsTriedOnce() {
        stored.bytes = new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3};

        assertThat(previews.of(file("image/png", 1200, 900))).isEmpty();
        assertThat(previews.of(file("image/png", 1200, 900))).isEmpty();
        assertThat(stored.timesRead).isEqualTo(1);
    }

    @Test
    void aPictureThatDeclaresTooManyPixelsIsNotEvenRead() {
        assertThat(previews.of(file("image/png", 6000, 6000))).isEmpty();
        assertThat(stored.timesRead).isZero();
    }

    @Test
    void aPictureThatIsLargerThanItWasTakenForIsNotUnpacked() throws IOException {
        stored.bytes = png(6000, 6000);

        assertThat(previews.of(file("image/png", 600, 600))).isEmpty();
    }

    private static byte[] png(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png", bytes);
        return bytes.toByteArray();
    }

    private static AttachedFile file(String type, int width, int height) {
        return new AttachedFile(
                7, null, null, false, "p", type, 1 << 20, "", new ImageSize(width, height), 1, Instant.EPOCH, null);
    }

    /** One file, and what is kept beside it. */
    private static final class Stored extends Attachments {
        private final Map<Long, byte[]> kept = new HashMap<>();
        private byte[] bytes = {};
        private int timesRead;

        @Override
        public Optional<byte[]> preview(long attachment) {
            return Optional.ofNullable(kept.get(attachment));
        }

        @Override
        public void keepPreview(long attachment, byte[] jpeg) {
            kept.put(attachment, jpeg);
        }

        @Override
        public byte[] chunk(long attachment, int seq) {
            return bytes;
        }

        @Override
        public InputStream bytes(long attachment) {
            timesRead++;
            return new ByteArrayInputStream(bytes);
        }
    }
}
