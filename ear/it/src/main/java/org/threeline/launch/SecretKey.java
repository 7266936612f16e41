package org.threeline.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** The key that seals secrets in the database: made once in the data folder, where nobody gives another. */
final class SecretKey {
    private static final String VARIABLE = "THREELINE_SECRET_KEY";
    private static final int BYTES = 48;

    private SecretKey() {}

    /** Leaves {@code environment} with a key or with the file of one. */
    static void ensure(Path data, Map<String, String> environment) {
        if (environment.containsKey(VARIABLE) || environment.containsKey(VARIABLE + "_FILE")) {
            return;
        }
        var file = data.resolve("secret.key");
        try {
            if (Files.notExists(file)) {
                var key = new byte[BYTES];
                new SecureRandom().nextBytes(key);
                Files.createFile(file);
                onlyForTheOwner(file);
                Files.writeString(file, Base64.getEncoder().encodeToString(key));
            }
        } catch (IOException e) {
            throw new StartFailure("The secret key " + file + " could not be written: " + e.getMessage(), e);
        }
        environment.put(VARIABLE + "_FILE", file.toString());
    }

    private static void onlyForTheOwner(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
