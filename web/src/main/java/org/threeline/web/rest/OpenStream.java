package org.threeline.web.rest;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * One open connection that events are written to. Nobody ever waits for a slow reader: what it has not taken is kept,
 * and a reader that takes nothing for long loses its connection.
 */
final class OpenStream implements WriteListener {
    private static final int MOST_WAITING = 100;

    private final AsyncContext connection;
    private final ServletOutputStream output;
    private final String session;
    private final Instant endsAt;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private boolean writable;
    private boolean unflushed;
    private boolean closed;

    /**
     * @param session id of the browser's session, or null for a token
     * @param endsAt when the reader shall come anew, and prove again who it is
     */
    OpenStream(AsyncContext connection, String session, Instant endsAt) throws IOException {
        this.connection = connection;
        this.output = connection.getResponse().getOutputStream();
        this.session = session;
        this.endsAt = endsAt;
    }

    void begin() {
        output.setWriteListener(this);
    }

    boolean isOfSession(String id) {
        return id.equals(session);
    }

    boolean isOverAt(Instant now) {
        return !now.isBefore(endsAt);
    }

    /** Text of one or more events, or a comment. */
    synchronized void send(String text) {
        if (closed) {
            return;
        }
        waiting.add(text.getBytes(StandardCharsets.UTF_8));
        if (waiting.size() > MOST_WAITING) {
            close();
        } else {
            write();
        }
    }

    @Override
    public synchronized void onWritePossible() {
        writable = true;
        write();
    }

    private void write() {
        try {
            while (writable && !closed && output.isReady()) {
                var next = waiting.poll();
                if (next != null) {
                    output.write(next);
                    unflushed = true;
                } else if (unflushed) {
                    unflushed = false;
                    output.flush();
                } else {
                    return;
                }
            }
        } catch (IOException | IllegalStateException gone) {
            close();
        }
    }

    @Override
    public void onError(Throwable gone) {
        close();
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            waiting.clear();
            try {
                connection.complete();
            } catch (IllegalStateException alreadyOver) {
                // The container was faster.
            }
        }
    }
}
