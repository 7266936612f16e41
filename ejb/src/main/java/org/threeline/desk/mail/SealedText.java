package org.threeline.desk.mail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.threeline.kernel.Setting;

/** Text that only somebody with the desk's secret key can read: AES-GCM, with a nonce of its own each time. */
final class SealedText {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String FORM = "1:";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int SHORTEST_KEY = 32;

    private SealedText() {}

    /** Whether there is a key to seal with. */
    static boolean isPossible() {
        return Setting.SECRET_KEY.text().length() >= SHORTEST_KEY;
    }

    /**
     * @param purpose what it is for; sealed text opens for the same purpose only
     * @throws IllegalStateException without a key
     */
    static String seal(String text, String purpose) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(text.getBytes(StandardCharsets.UTF_8));
            var whole = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed);
            return FORM + Base64.getEncoder().encodeToString(whole.array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has AES-GCM", impossible);
        }
    }

    /** Empty where it was sealed with another key or for another purpose. */
    static Optional<String> open(String sealed, String purpose) {
        if (!isPossible() || !sealed.startsWith(FORM)) {
            return Optional.empty();
        }
        try {
            var whole = Base64.getDecoder().decode(sealed.substring(FORM.length()));
            var nonce = ByteBuffer.wrap(whole, 0, NONCE);
            var bytes = new byte[NONCE];
            nonce.get(bytes);
            var opened = cipher(Cipher.DECRYPT_MODE, bytes, purpose).doFinal(whole, NONCE, whole.length - NONCE);
            return Optional.of(new String(opened, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException foreign) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        if (!isPossible()) {
            throw new IllegalStateException(
                    Setting.SECRET_KEY.variable() + " needs at least " + SHORTEST_KEY + " characters");
        }
        var key = MessageDigest.getInstance("SHA-256")
                .digest(Setting.SECRET_KEY.text().getBytes(StandardCharsets.UTF_8));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
