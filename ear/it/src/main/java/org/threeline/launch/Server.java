package org.threeline.launch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** An application server with the application in it, in a process and a folder of its own. */
public interface Server {
    /** Puts settings and application in place. The server must not be running. */
    void install(Path application);

    /**
     * Returns at once; {@link #awaitReady} tells when the application answers.
     *
     * @param environment variables for the server beside those of this process
     */
    void start(Map<String, String> environment);

    /**
     * Returns when the application says it is ready.
     *
     * @param progress called with the time since the call, some times a second
     * @throws StartFailure where it will not be, or not soon enough
     */
    void awaitReady(Duration patience, Consumer<Duration> progress);

    /** Asks the server to finish and waits until it has. */
    void stop();

    /** Ends the server as a power cut would. */
    void kill();

    boolean isRunning();

    /** Where people find the application; ends with a slash. */
    URI uri();

    Path log();
}
