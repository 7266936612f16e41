package org.threeline.web.rest;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.threeline.web.security.SignedIn;

/**
 * What the caller is told, the moment it is: {@code GET /notifications/stream}, server-sent events {@code unread} and
 * {@code notification}. After some minutes the reader is asked to come anew, so that whoever may not read any more stops.
 */
@WebServlet(urlPatterns = RestApplication.BASE + "/notifications/stream", asyncSupported = true)
public class NotificationStream extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Duration LIFE = Duration.ofMinutes(10);

    @Inject
    transient NotificationStreams streams;

    @Inject
    transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var signedIn = SignedIn.of(request);
        if (signedIn.isEmpty()) {
            SignedIn.ask(request, response);
            return;
        }
        var reader = signedIn.get().identity();
        var greeting = streams.greeting(reader);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
        var session = signedIn.get().isByCookie() ? request.getSession(false) : null;
        var connection = request.startAsync();
        connection.setTimeout(LIFE.plusMinutes(1).toMillis());
        var stream = new OpenStream(
                connection,
                session == null ? null : session.getId(),
                clock.instant().plus(LIFE));
        connection.addListener(new Farewell(reader.id(), stream));
        if (!streams.add(reader.id(), stream)) {
            response.setContentType("text/plain");
            response.setHeader("Retry-After", "60");
            response.setStatus(429);
            stream.close();
            return;
        }
        stream.send(greeting);
        stream.begin();
    }

    /** Forgets a stream however it ends. */
    private final class Farewell implements AsyncListener {
        private final long personId;
        private final OpenStream stream;

        Farewell(long personId, OpenStream stream) {
            this.personId = personId;
            this.stream = stream;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            streams.remove(personId, stream);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            stream.close();
        }

        @Override
        public void onError(AsyncEvent event) {
            stream.close();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // It begins once.
        }
    }
}
