package org.threeline.desk.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.threeline.kernel.InvalidInput;

/**
 * What a file is, by its first bytes; its name only tells kinds apart whose bytes begin alike. Nothing is unpacked, so
 * an archive that would grow without end is a small file here and stays one.
 *
 * @param mediaType for example {@code image/png}
 */
record FileKind(String mediaType) {
    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    private static final MediaTypeRegistry KINSHIP = TYPES.getMediaTypeRegistry();
    private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "gif", "webp");
    private static final int LONGEST_TYPE = 100;

    /**
     * @param name the cleaned name
     * @param beginning the first bytes of the file, at least some thousand where it has them
     * @param refused endings of names, and media types
     * @throws InvalidInput {@code attachment.refused} for what must not come in, {@code attachment.not_a_picture} for
     *     what only calls itself a picture
     */
    static FileKind of(String field, String name, byte[] beginning, List<String> refused) {
        var ending = FileName.ending(name);
        if (refused.stream().anyMatch(entry -> entry.equalsIgnoreCase(ending))) {
            throw new InvalidInput(field, "attachment.refused", name);
        }
        var content = detect(beginning, null);
        if (refused.stream()
                .filter(entry -> entry.indexOf('/') > 0)
                .anyMatch(entry -> isA(content, entry.toLowerCase(Locale.ROOT)))) {
            throw new InvalidInput(field, "attachment.refused", name);
        }
        if (PICTURES.contains(ending) && !content.getType().equals("image")) {
            throw new InvalidInput(field, "attachment.not_a_picture", name);
        }
        var text = detect(beginning, name).getBaseType().toString();
        return new FileKind(text.length() <= LONGEST_TYPE ? text : MediaType.OCTET_STREAM.toString());
    }

    private static boolean isA(MediaType content, String refused) {
        var type = MediaType.parse(refused);
        var plain = content.getBaseType();
        return type != null && (plain.equals(type) || KINSHIP.isInstanceOf(plain, KINSHIP.normalize(type)));
    }

    private static MediaType detect(byte[] beginning, String name) {
        var metadata = new Metadata();
        if (name != null) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        }
        try {
            return TYPES.detect(new ByteArrayInputStream(beginning), metadata);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
