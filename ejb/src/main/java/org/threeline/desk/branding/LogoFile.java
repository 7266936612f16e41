package org.threeline.desk.branding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.threeline.desk.attachment.ImageSize;
import org.threeline.kernel.InvalidInput;

/**
 * A logo: an image of a kind that can hold no script.
 *
 * @param mediaType {@code image/png}, {@code image/jpeg} or {@code image/webp}
 */
public record LogoFile(String mediaType, byte[] content) {
    /** In bytes. */
    public static final int LARGEST = 256 * 1024;

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
    private static final int MOST_PIXELS_A_SIDE = 2048;

    /**
     * Takes a file for a logo by what is in it; what its sender calls it does not count.
     *
     * @throws InvalidInput at {@code logo}
     */
    static LogoFile of(byte[] content) {
        if (content.length > LARGEST) {
            throw new InvalidInput("logo", "branding.logo.too_large");
        }
        var type = typeOf(content).orElseThrow(() -> new InvalidInput("logo", "branding.logo.not_an_image"));
        var size =
                ImageSize.of(type, content).orElseThrow(() -> new InvalidInput("logo", "branding.logo.not_an_image"));
        if (size.width() > MOST_PIXELS_A_SIDE || size.height() > MOST_PIXELS_A_SIDE) {
            throw new InvalidInput("logo", "branding.logo.too_many_pixels", MOST_PIXELS_A_SIDE);
        }
        return new LogoFile(type, content);
    }

    String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<String> typeOf(byte[] content) {
        if (begins(content, 0, PNG)) {
            return Optional.of("image/png");
        }
        if (begins(content, 0, JPEG)) {
            return Optional.of("image/jpeg");
        }
        return begins(content, 0, "RIFF".getBytes(StandardCharsets.US_ASCII))
                        && begins(content, 8, "WEBP".getBytes(StandardCharsets.US_ASCII))
                ? Optional.of("image/webp")
                : Optional.empty();
    }

    private static boolean begins(byte[] content, int at, byte[] beginning) {
        return content.length >= at + beginning.length
                && Arrays.equals(content, at, at + beginning.length, beginning, 0, beginning.length);
    }
}
