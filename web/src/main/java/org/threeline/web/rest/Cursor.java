package org.threeline.web.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.threeline.kernel.InvalidInput;

/**
 * A place in a list, opaque to the caller. It carries no right, only the key of the last row seen, so a checksum is
 * enough: it finds a mistyped cursor, and one of another list or order.
 */
public final class Cursor {
    private static final int CHECK_BYTES = 6;

    private Cursor() {}

    /**
     * Writes a place.
     *
     * @param list names the list and its order, for example {@code tickets.next-due}
     * @param key values of the last row seen, in the order's columns; null becomes an empty text
     */
    public static String after(String list, Object... key) {
        try {
            var values = Arrays.stream(key)
                    .map(value -> value == null ? "" : value.toString())
                    .toList();
            var text = Json.MAPPER.writeValueAsBytes(values);
            var check = check(list, text);
            var bytes = Arrays.copyOf(check, CHECK_BYTES + text.length);
            System.arraycopy(text, 0, bytes, CHECK_BYTES, text.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A list of texts is always JSON", impossible);
        }
    }

    /**
     * Reads a place.
     *
     * @param size how many values the key has
     * @throws InvalidInput at {@code after} when it is no cursor of this list
     */
    public static List<String> read(String list, String cursor, int size) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length > CHECK_BYTES) {
                var text = Arrays.copyOfRange(bytes, CHECK_BYTES, bytes.length);
                if (MessageDigest.isEqual(Arrays.copyOf(bytes, CHECK_BYTES), check(list, text))) {
                    var values = Json.MAPPER.readValue(text, new TypeReference<List<String>>() {});
                    if (values.size() == size) {
                        return values;
                    }
                }
            }
        } catch (IllegalArgumentException | IOException malformed) {
            // Refused below, whatever is wrong with it.
        }
        throw new InvalidInput("after", "cursor.not_of_this_list");
    }

    private static byte[] check(String list, byte[] text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(list.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Arrays.copyOf(digest.digest(text), CHECK_BYTES);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
