package org.threeline.desk.imports;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.ZipInputStream;
import org.threeline.desk.run.RunFailure;

/**
 * The text of a log file, whether it was sent as it is or inside a zip; its first bytes decide, not its name. A zip
 * that inflates to more than a log possibly would is not read further.
 */
final class LogText {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int MOST_ENTRIES = 100;
    private static final int BUFFER = 1 << 16;

    /** Text of this kind shrinks to a twentieth; a hundredth is no log. */
    private static final long MOST_INFLATION = 100;

    private static final long ALWAYS_FINE = 64L << 20;

    private LogText() {}

    /**
     * @param sent the file, read once from its beginning
     * @param size of the file in bytes
     * @throws RunFailure where a zip holds no file, or is no readable zip
     */
    static InputStream of(InputStream sent, long size) {
        var bytes = new BufferedInputStream(sent, BUFFER);
        try {
            bytes.mark(ZIP.length);
            var start = bytes.readNBytes(ZIP.length);
            bytes.reset();
            return Arrays.equals(start, ZIP) ? unzipped(bytes, Math.max(ALWAYS_FINE, MOST_INFLATION * size)) : bytes;
        } catch (IOException unreadable) {
            throw new RunFailure("import.file.unreadable", "");
        }
    }

    private static InputStream unzipped(InputStream bytes, long limit) throws IOException {
        var zip = new ZipInputStream(bytes);
        var bounded = new Bounded(zip, limit);
        for (int i = 0; i < MOST_ENTRIES; i++) {
            var entry = zip.getNextEntry();
            if (entry == null) {
                throw new RunFailure("import.file.empty_zip", "");
            }
            if (!entry.isDirectory()
                    && entry.getName().toLowerCase(Locale.ROOT).endsWith(".csv")
                    && !entry.getName().startsWith("__MACOSX/")) {
                return bounded;
            }
            bounded.skipAll();
        }
        throw new RunFailure("import.file.empty_zip", "");
    }

    /** Counts what comes out of a zip. */
    private static final class Bounded extends FilterInputStream {
        private final long limit;
        private long count;

        Bounded(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var read = in.read(target, offset, length);
            count += Math.max(0, read);
            if (count > limit) {
                throw new RunFailure("import.file.inflates_too_much", "");
            }
            return read;
        }

        private void skipAll() throws IOException {
            var waste = new byte[BUFFER];
            while (read(waste, 0, waste.length) >= 0) {
                // The limit counts what is passed over as well.
            }
        }
    }
}
