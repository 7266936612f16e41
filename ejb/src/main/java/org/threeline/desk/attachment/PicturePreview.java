package org.threeline.desk.attachment;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A small JPEG of a large picture, so that a page that shows it does not load it whole. Pixels are left out while the
 * picture is read: what is unpacked stays small, however large the picture is.
 */
final class PicturePreview {
    private static final Logger LOG = System.getLogger(PicturePreview.class.getName());

    /** Twice what a page gives a picture, for screens with fine pixels. */
    private static final double WIDEST = 640;

    private static final double HIGHEST = 440;

    /** What is no larger than this is shown as it is. */
    private static final long SMALL_ENOUGH = 96 << 10;

    /** A progressive JPEG is unpacked whole by its reader; with more pixels there is no preview. */
    private static final long MOST_PIXELS = 30_000_000;

    private static final double MOST_UNPACKED = 4_000_000;

    private PicturePreview() {}

    /** Whether a preview is worth having; the JDK reads no WebP. */
    static boolean isWanted(AttachedFile file) {
        return file.isImage()
                && file.size() > SMALL_ENOUGH
                && pixels(file.image()) <= MOST_PIXELS
                && !file.mediaType().equals("image/webp");
    }

    /**
     * Makes the preview.
     *
     * @param beginning the first bytes of the file, which say how the camera was held
     * @param bytes of the whole file
     * @return empty where the picture is broken
     */
    static Optional<byte[]> of(AttachedFile file, byte[] beginning, InputStream bytes) {
        try {
            var small = drawn(unpacked(file, bytes), CameraTurn.of(beginning));
            var written = new ByteArrayOutputStream();
            return ImageIO.write(small, "jpeg", written) ? Optional.of(written.toByteArray()) : Optional.empty();
        } catch (IOException | RuntimeException | LinkageError broken) {
            // A machine without the libraries for drawing takes files all the same.
            LOG.log(Level.DEBUG, () -> "No preview of file " + file.id() + ": " + broken);
            return Optional.empty();
        }
    }

    private static BufferedImage unpacked(AttachedFile file, InputStream bytes) throws IOException {
        var readers = ImageIO.getImageReadersByMIMEType(file.mediaType());
        if (!readers.hasNext()) {
            throw new IOException("no reader for " + file.mediaType());
        }
        var reader = readers.next();
        try (var input = new MemoryCacheImageInputStream(bytes)) {
            reader.setInput(input, true, true);
            var size = new ImageSize(reader.getWidth(0), reader.getHeight(0));
            if (pixels(size) > MOST_PIXELS) {
                throw new IOException("the picture is larger than its beginning said");
            }
            var leftOut = (int) Math.max(
                    Math.floor(Math.min(size.width() / WIDEST, size.height() / HIGHEST)),
                    Math.ceil(Math.sqrt(pixels(size) / MOST_UNPACKED)));
            var wanted = reader.getDefaultReadParam();
            wanted.setSourceSubsampling(Math.max(1, leftOut), Math.max(1, leftOut), 0, 0);
            return reader.read(0, wanted);
        } finally {
            reader.dispose();
        }
    }

    /** The picture as large as it is shown, upright, on white where it lets something through. */
    private static BufferedImage drawn(BufferedImage picture, CameraTurn turn) {
        var width = turn.isSideways() ? picture.getHeight() : picture.getWidth();
        var height = turn.isSideways() ? picture.getWidth() : picture.getHeight();
        var scale = Math.min(1, Math.min(WIDEST / width, HIGHEST / height));
        var small = new BufferedImage(
                Math.max(1, (int) Math.round(width * scale)),
                Math.max(1, (int) Math.round(height * scale)),
                BufferedImage.TYPE_INT_RGB);
        var pen = small.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, small.getWidth(), small.getHeight());
            var place = AffineTransform.getTranslateInstance(small.getWidth() / 2.0, small.getHeight() / 2.0);
            place.quadrantRotate(turn.quarters());
            place.scale(scale, scale);
            place.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
            pen.drawImage(picture, place, null);
        } finally {
            pen.dispose();
        }
        return small;
    }

    private static long pixels(ImageSize size) {
        return (long) size.width() * size.height();
    }
}
