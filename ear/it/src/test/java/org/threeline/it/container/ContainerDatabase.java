package org.threeline.it.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.threeline.it.Build;
import org.threeline.launch.EmbeddedDatabase;
import org.threeline.launch.Folders;
import org.threeline.launch.Ports;

/**
 * Starts a database and tells arquillian.xml where it is, by system properties; so it has to be named before Arquillian's
 * extension, which reads that file only once.
 */
public final class ContainerDatabase implements BeforeAllCallback {
    private record Started(EmbeddedDatabase database) implements AutoCloseable {
        static Started now() {
            var folder = Build.target().resolve("container");
            try {
                Folders.delete(folder);
                Folders.copy(Build.server().resolve("standalone"), folder.resolve("server"));
            } catch (IOException e) {
                throw new UncheckedIOException("What an earlier run left in " + folder + " is in the way", e);
            }
            var database = new EmbeddedDatabase(folder.resolve("database"), Build.database());
            database.start();
            System.setProperty("threeline.db.url", database.url());
            System.setProperty("threeline.db.user", database.user());
            System.setProperty("threeline.db.password", database.password());
            System.setProperty("threeline.container.server", Build.server().toString());
            System.setProperty(
                    "threeline.container.base", folder.resolve("server").toString());
            System.setProperty("threeline.container.http.port", String.valueOf(Ports.free()));
            System.setProperty("threeline.container.management.port", String.valueOf(Ports.free()));
            return new Started(database);
        }

        @Override
        public void close() {
            database.stop();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // The same test class runs once more inside the server, which has its database already.
        if (System.getProperty("jboss.server.base.dir") == null) {
            context.getRoot()
                    .getStore(Namespace.create(ContainerDatabase.class))
                    .getOrComputeIfAbsent(Started.class, first -> Started.now(), Started.class);
        }
    }
}
