package org.threeline.desk.attachment;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.threeline.kernel.Causes;
import org.threeline.kernel.storage.DatabaseFault;

/**
 * Small pictures of large ones. Each is made once, when the picture comes in or, where there was no time then, when it
 * is looked at first, and kept with the picture's bytes. Nothing is locked meanwhile.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Previews {
    /** Unpacking takes memory and a processor: a node does one at a time. */
    private static final Semaphore TURN = new Semaphore(1);

    private static final long PATIENCE_SECONDS = 5;

    /** Kept for what cannot be drawn, so that nobody tries again. */
    private static final byte[] NONE = {};

    @Inject
    Attachments attachments;

    /** A small JPEG of a picture; empty where the picture is to be shown itself. */
    public Optional<byte[]> of(AttachedFile file) {
        if (!PicturePreview.isWanted(file)) {
            return Optional.empty();
        }
        return attachments.preview(file.id()).or(() -> inTurn(file)).filter(jpeg -> jpeg.length > 0);
    }

    private Optional<byte[]> inTurn(AttachedFile file) {
        try {
            if (!TURN.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return attachments.preview(file.id()).or(() -> Optional.of(make(file)));
        } finally {
            TURN.release();
        }
    }

    private byte[] make(AttachedFile file) {
        try (var bytes = attachments.bytes(file.id())) {
            var jpeg = PicturePreview.of(file, attachments.chunk(file.id(), 0), bytes)
                    .orElse(NONE);
            attachments.keepPreview(file.id(), jpeg);
            return jpeg;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (RuntimeException failed) {
            if (DatabaseFault.isDuplicate(Causes.of(failed))) {
                // Another node was quicker.
                return attachments.preview(file.id()).orElse(NONE);
            }
            throw failed;
        }
    }
}
