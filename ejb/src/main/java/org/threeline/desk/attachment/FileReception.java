package org.threeline.desk.attachment;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Optional;
import org.threeline.desk.attachment.Attachments.Weight;
import org.threeline.desk.identity.Actor;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.Setting;

/**
 * Receives files. They go into the database piece by piece and are ready then: whoever sent one can attach it to what he
 * writes, and nobody else sees it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FileReception {
    private static final Logger LOG = System.getLogger(FileReception.class.getName());
    private static final int PIECE = 512 << 10;

    @Inject
    Attachments attachments;

    @Inject
    Previews previews;

    @Inject
    Clock clock;

    /**
     * A file that came in.
     *
     * @param twin a file with the same content that was there before, to tell whoever sent it twice
     */
    public record Received(AttachedFile file, Optional<AttachedFile> twin) {}

    /**
     * Receives one file.
     *
     * @param field where the file stands in what is sent, for what is refused
     * @param name as it was called where it came from, possibly null
     * @param ticketId the ticket it is meant for, to tell whether it is there already; null where none is known
     * @throws InvalidInput at the field where it is empty, too large, of a kind that is refused, or one too many
     * @throws IOException where the sender went away; nothing is left of the file then
     */
    public Received receive(String field, String name, InputStream file, Long ticketId, Actor actor)
            throws IOException {
        requireRoom(field, actor);
        var kept = FileName.clean(name);
        var first = file.readNBytes(PIECE);
        if (first.length == 0) {
            throw new InvalidInput(field, "attachment.empty", kept);
        }
        var kind = FileKind.of(field, kept, first, Setting.ATTACHMENTS_REFUSED.list());
        var id = attachments
                .begin(kept, kind.mediaType(), actor.personId(), room(), clock.instant())
                .orElseThrow(() -> full(field));
        try {
            var received = store(id, field, kept, kind, first, file);
            previews.of(received);
            return new Received(received, attachments.twin(received, ticketId));
        } catch (IOException | RuntimeException refused) {
            forget(id);
            throw refused;
        }
    }

    private AttachedFile store(long id, String field, String name, FileKind kind, byte[] first, InputStream rest)
            throws IOException {
        var limit = Setting.ATTACHMENT_LIMIT.bytes();
        var digest = sha256();
        var size = 0L;
        var seq = 0;
        for (var piece = first; piece.length > 0; piece = rest.readNBytes(PIECE)) {
            size += piece.length;
            if (size > limit) {
                throw new InvalidInput(field, "attachment.too_large", name, Setting.ATTACHMENT_LIMIT.text());
            }
            digest.update(piece);
            attachments.append(id, seq++, piece);
        }
        var stored = attachments.complete(
                id,
                size,
                digest.digest(),
                ImageSize.of(kind.mediaType(), first)
                        .map(image -> image.turned(CameraTurn.of(first)))
                        .orElse(null));
        return stored;
    }

    private void requireRoom(String field, Actor actor) {
        if (attachments.readyOf(actor.personId()).fills(room())) {
            throw full(field);
        }
    }

    private static Weight room() {
        return new Weight(Setting.ATTACHMENTS_PER_TICKET.number(), Setting.ATTACHMENTS_TOTAL.bytes());
    }

    private static InvalidInput full(String field) {
        return new InvalidInput(field, "attachment.too_many_ready");
    }

    /** Where even this fails, the upkeep finds it: nothing of it can be seen meanwhile. */
    private void forget(long id) {
        try {
            attachments.remove(id);
        } catch (RuntimeException away) {
            LOG.log(Level.WARNING, "A file that did not come in whole stays until the upkeep: {0}", id);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
