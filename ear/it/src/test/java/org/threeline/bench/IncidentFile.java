package org.threeline.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipInputStream;

/**
 * The incident log that is imported: the file of {@code -Dthreeline.bench.log}, or the sample among the tests.
 *
 * @param name as it is told in the figures
 * @param rows without the header; a row of this format is a line
 */
record IncidentFile(String name, byte[] bytes, long rows, boolean sample) {
    static IncidentFile chosen() throws IOException {
        var path = System.getProperty("threeline.bench.log");
        if (path == null) {
            try (var sample = IncidentFile.class.getResourceAsStream("/incident-log/sample.csv")) {
                var bytes = sample.readAllBytes();
                return new IncidentFile("sample.csv", bytes, rows(bytes), true);
            }
        }
        var file = Path.of(path);
        var bytes = Files.readAllBytes(file);
        return new IncidentFile(
                file.getFileName().toString(), bytes, path.endsWith(".zip") ? rowsOfZip(bytes) : rows(bytes), false);
    }

    String described() {
        return (sample ? "only the sample of the tests (give the whole log with -Dthreeline.bench.log=FILE): " : "")
                + String.format(Locale.ROOT, "%s, %,d rows", name, rows);
    }

    private static long rowsOfZip(byte[] bytes) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".csv")) {
                    return rows(zip);
                }
            }
        }
        throw new IOException("There is no csv file in the zip");
    }

    private static long rows(byte[] bytes) throws IOException {
        return rows(new ByteArrayInputStream(bytes));
    }

    private static long rows(InputStream csv) throws IOException {
        var lines = 0L;
        var last = (int) '\n';
        var buffer = new byte[1 << 16];
        for (var length = csv.read(buffer); length >= 0; length = csv.read(buffer)) {
            for (int i = 0; i < length; i++) {
                lines += buffer[i] == '\n' ? 1 : 0;
            }
            last = length > 0 ? buffer[length - 1] : last;
        }
        return lines + (last == '\n' ? 0 : 1) - 1;
    }
}
