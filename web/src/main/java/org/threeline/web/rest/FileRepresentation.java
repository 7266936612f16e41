package org.threeline.web.rest;

import java.time.Instant;
import org.threeline.desk.attachment.AttachedFile;
import org.threeline.desk.attachment.FileReception.Received;
import org.threeline.desk.attachment.ImageSize;

/**
 * A file.
 *
 * @param entry id of the entry of the ticket's story it came with; null while it is ready only
 * @param mediaType what its content is, whatever its name says
 * @param size in bytes
 * @param sha256 in hexadecimal digits
 * @param image width and height in pixels of a picture that may be shown; null for any other file
 * @param sentBy null while it is ready only: it is the caller's then
 * @param sameAs name of a file with the same content that was there before; null for none, and where nothing came in
 */
public record FileRepresentation(
        long id,
        Long entry,
        boolean internal,
        String name,
        String mediaType,
        long size,
        String sha256,
        ImageSize image,
        PersonView sentBy,
        Instant sentAt,
        String sameAs) {
    static FileRepresentation of(AttachedFile file, PersonView sentBy) {
        return of(file, sentBy, null);
    }

    static FileRepresentation of(Received received) {
        return of(received.file(), null, received.twin().map(AttachedFile::name).orElse(null));
    }

    static FileRepresentation of(AttachedFile file, PersonView sentBy, String sameAs) {
        return new FileRepresentation(
                file.id(),
                file.entryId(),
                file.internal(),
                file.name(),
                file.mediaType(),
                file.size(),
                file.sha256(),
                file.image(),
                sentBy,
                file.sentAt(),
                sameAs);
    }
}
