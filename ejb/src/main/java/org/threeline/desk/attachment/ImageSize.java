package org.threeline.desk.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * How large a picture is, read from its beginning: nothing is unpacked, so a picture that would fill the memory costs
 * nothing here.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record ImageSize(int width, int height) {
    /** A picture with more pixels could bring a browser down, so it is a file like any other. */
    private static final long MOST_PIXELS = 50_000_000;

    /**
     * The size of a picture browsers show: PNG, JPEG, GIF or WebP.
     *
     * @param mediaType what the content was found to be
     * @param beginning the first bytes of the file
     * @return empty where it is none of those, broken, or far too large
     */
    public static Optional<ImageSize> of(String mediaType, byte[] beginning) {
        var size =
                switch (mediaType) {
                    case "image/png" -> read("png", beginning);
                    case "image/jpeg" -> read("jpeg", beginning);
                    case "image/gif" -> read("gif", beginning);
                    case "image/webp" -> webp(beginning);
                    default -> Optional.<ImageSize>empty();
                };
        return size.filter(
                found -> found.width > 0 && found.height > 0 && (long) found.width * found.height <= MOST_PIXELS);
    }

    /** As it is shown, by how the camera was held. */
    ImageSize turned(CameraTurn turn) {
        return turn.isSideways() ? new ImageSize(height, width) : this;
    }

    private static Optional<ImageSize> read(String format, byte[] beginning) {
        var readers = ImageIO.getImageReadersByFormatName(format);
        if (!readers.hasNext()) {
            return Optional.empty();
        }
        var reader = readers.next();
        try (var bytes = new MemoryCacheImageInputStream(new ByteArrayInputStream(beginning))) {
            reader.setInput(bytes, true, true);
            return Optional.of(new ImageSize(reader.getWidth(0), reader.getHeight(0)));
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    /** The JDK reads no WebP; its three kinds tell their size in the first thirty bytes. */
    private static Optional<ImageSize> webp(byte[] head) {
        if (head.length < 30) {
            return Optional.empty();
        }
        return switch (new String(head, 12, 4, java.nio.charset.StandardCharsets.US_ASCII)) {
            case "VP8 " -> Optional.of(new ImageSize(little(head, 26, 2) & 0x3fff, little(head, 28, 2) & 0x3fff));
            case "VP8L" -> {
                var bits = little(head, 21, 4);
                yield Optional.of(new ImageSize((bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1));
            }
            case "VP8X" -> Optional.of(new ImageSize(little(head, 24, 3) + 1, little(head, 27, 3) + 1));
            default -> Optional.empty();
        };
    }

    private static int little(byte[] head, int from, int count) {
        var number = 0;
        for (int i = count - 1; i >= 0; i--) {
            number = number << 8 | head[from + i] & 0xff;
        }
        return number;
    }
}
