package org.threeline.desk.imports;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import org.threeline.desk.run.RunFailure;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.Setting;

/** Receives a file to import. It goes into the database piece by piece, so that any node can work on it later. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UploadReception {
    private static final int PIECE = 512 << 10;
    private static final int LONGEST_NAME = 200;

    @Inject
    Uploads uploads;

    @Inject
    Clock clock;

    /**
     * Receives a file and looks whether it begins as its format says.
     *
     * @param name as it was called where it came from, possibly null
     * @param until rows later than this are ignored; null takes all
     * @return the upload's id
     * @throws InvalidInput at {@code file} where it is too large, empty, or no such log
     * @throws IOException where the sender went away
     */
    public long receive(String name, ImportFormat format, Instant until, InputStream file, long personId)
            throws IOException {
        if (until != null && (until.isBefore(IncidentLog.FIRST) || until.isAfter(IncidentLog.LAST))) {
            throw new InvalidInput("until", "input.out_of_range", IncidentLog.FIRST, IncidentLog.LAST);
        }
        var upload = uploads.begin(shown(name), format.key(), until, personId, clock.instant());
        try {
            var size = store(upload, file);
            look(upload, size, until);
            return upload;
        } catch (IOException | RuntimeException refused) {
            uploads.remove(upload);
            throw refused;
        }
    }

    /** Takes a received file back: it is not going to be imported. */
    public void takeBack(long upload) {
        uploads.remove(upload);
    }

    private long store(long upload, InputStream file) throws IOException {
        var limit = Setting.IMPORT_LIMIT.bytes();
        var digest = sha256();
        var bytes = new DigestInputStream(file, digest);
        var size = 0L;
        var seq = 0;
        for (var piece = bytes.readNBytes(PIECE); piece.length > 0; piece = bytes.readNBytes(PIECE)) {
            size += piece.length;
            if (size > limit) {
                throw new InvalidInput("file", "import.file.too_large", Setting.IMPORT_LIMIT.text());
            }
            uploads.append(upload, seq++, piece);
        }
        if (size == 0) {
            throw new InvalidInput("file", "import.file.empty");
        }
        uploads.complete(upload, size, digest.digest());
        return size;
    }

    private void look(long upload, long size, Instant until) throws IOException {
        try (var text = LogText.of(new UploadStream(uploads, upload), size);
                var log = new IncidentLog(text, until)) {
            log.next();
        } catch (RunFailure unreadable) {
            throw new InvalidInput("file", unreadable.key(), unreadable.detail());
        }
    }

    static String shown(String name) {
        if (name == null || name.isBlank()) {
            return "upload";
        }
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .strip();
        return last.substring(0, Math.min(last.length(), LONGEST_NAME));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
