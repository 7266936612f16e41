package org.threeline.desk.attachment;

import java.time.Instant;

/**
 * What is known of a file.
 *
 * @param ticketId null while it is only ready
 * @param entryId the entry of the ticket's story it came with; null while it is only ready
 * @param internal whether it never leaves the desk
 * @param mediaType what its content is, whatever its name says
 * @param size in bytes
 * @param sha256 of the bytes, in hexadecimal digits
 * @param image how large it is as a picture; null where it is none that may be shown
 * @param sentBy the person's id
 * @param attachedAt null while it is only ready
 */
public record AttachedFile(
        long id,
        Long ticketId,
        Long entryId,
        boolean internal,
        String name,
        String mediaType,
        long size,
        String sha256,
        ImageSize image,
        long sentBy,
        Instant sentAt,
        Instant attachedAt) {
    /** Whether a page may show it as a picture. */
    public boolean isImage() {
        return image != null;
    }
}
