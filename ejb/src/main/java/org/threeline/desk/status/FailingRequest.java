package org.threeline.desk.status;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;

/** What is to be told of the request in hand should it fail inside. */
@RequestScoped
public class FailingRequest {
    private static final Logger LOG = System.getLogger(FailingRequest.class.getName());

    /** Where everything fails, telling of it must not be what keeps the desk down. */
    private static final long LEAST_APART = 200_000_000;

    private static final AtomicLong NEXT = new AtomicLong(Long.MIN_VALUE);

    @Inject
    FailedRequests failed;

    private String page;
    private String kind;

    /** Which page or resource it is for: a template, never a value. */
    public void page(String template) {
        this.page = template;
    }

    /** What it failed of; the first cause counts. */
    public void failed(Throwable thrown) {
        if (kind == null) {
            var root = thrown;
            while (root.getCause() != null && root.getCause() != root) {
                root = root.getCause();
            }
            kind = root.getClass().getSimpleName();
        }
    }

    /**
     * The request is over and failed inside. A few of a second are kept.
     *
     * @param route what to call it where no page was named
     */
    public void end(String requestId, String route) {
        var now = System.nanoTime();
        var next = NEXT.get();
        if (next != Long.MIN_VALUE && now - next < 0 || !NEXT.compareAndSet(next, now + LEAST_APART)) {
            return;
        }
        try {
            failed.add(requestId, page == null ? route : page, kind == null ? "500" : kind);
        } catch (RuntimeException unanswered) {
            LOG.log(Level.DEBUG, "A failure could not be kept", unanswered);
        }
    }
}
