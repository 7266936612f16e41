package org.threeline.desk.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.threeline.kernel.InvalidInput;

class LogoFileTest {
    @Test
    void anImageIsKnownByItsContent() throws IOException {
        assertThat(LogoFile.of(image("png", 40, 20)).mediaType()).isEqualTo("image/png");
        assertThat(LogoFile.of(image("jpg", 40, 20)).mediaType()).isEqualTo("image/jpeg");
    }

    @Test
    void whatIsNoImageIsRefused() throws IOException {
        assertThat(refused("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("branding.logo.not_an_image");
        assertThat(refused(image("gif", 40, 20))).isEqualTo("branding.logo.not_an_image");
        assertThat(refused(Arrays.copyOf(image("png", 40, 20), 12))).isEqualTo("branding.logo.not_an_image");
    }

    @Test
    void whatIsTooLargeIsRefused() throws IOException {
        assertThat(refused(new byte[LogoFile.LARGEST + 1])).isEqualTo("branding.logo.too_large");
        assertThat(refused(image("png", 3000, 2))).isEqualTo("branding.logo.too_many_pixels");
    }

    private static String refused(byte[] content) {
        return catchThrowableOfType(InvalidInput.class, () -> LogoFile.of(content))
                .errors()
                .get(0)
                .code();
    }

    private static byte[] image(String format, int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }
}
