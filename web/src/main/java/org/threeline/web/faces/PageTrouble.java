package org.threeline.web.faces;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEventContext;
import jakarta.faces.event.PhaseId;
import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Set;
import org.threeline.desk.status.FailingRequest;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.Causes;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;
import org.threeline.kernel.StaleVersion;
import org.threeline.kernel.Throttle;
import org.threeline.kernel.storage.DatabaseFault;

/**
 * What a page shows when a use case refuses or fails. A refusal leaves the page as it is, with the sentence at the
 * field or on top, so nothing typed is lost. Anything else becomes an error page; sent in the background, it becomes a
 * bare status, and the script tells the person without touching the page.
 */
final class PageTrouble extends ExceptionHandlerWrapper {
    private static final Logger LOG = System.getLogger(PageTrouble.class.getName());
    private static final Set<PhaseId> BEFORE_RENDERING = Set.of(
            PhaseId.APPLY_REQUEST_VALUES,
            PhaseId.PROCESS_VALIDATIONS,
            PhaseId.UPDATE_MODEL_VALUES,
            PhaseId.INVOKE_APPLICATION);

    private static final Throttle GARBLED = new Throttle();

    PageTrouble(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        var queue = getUnhandledExceptionQueuedEvents().iterator();
        while (queue.hasNext()) {
            var event = (ExceptionQueuedEventContext) queue.next().getSource();
            queue.remove();
            handle(event.getContext(), event.getException());
        }
    }

    private static void handle(FacesContext faces, Throwable thrown) {
        if (faces.getResponseComplete()) {
            LOG.log(Level.WARNING, "A page failed after its answer was complete", thrown);
            return;
        }
        var causes = Causes.of(thrown);
        if (causes.hold(ViewExpiredException.class)) {
            showAgain(faces);
        } else if (isStateGarbled(faces, causes)) {
            // Mostly forged; where the fault is ours after all, nobody else would tell.
            GARBLED.pass()
                    .ifPresent(untold -> LOG.log(
                            Level.WARNING,
                            "A page''s state could not be read: {0}; {1} more since the last of these lines",
                            thrown.toString(),
                            String.valueOf(untold)));
            showAgain(faces);
        } else if (!(faces.isPostback()
                && BEFORE_RENDERING.contains(faces.getCurrentPhaseId())
                && tell(faces, causes))) {
            fail(faces, causes, thrown);
        }
    }

    /** What came as the view's state was never written by us. Whatever else is wrong shows when it is drawn afresh. */
    private static boolean isStateGarbled(FacesContext faces, Causes causes) {
        return faces.getCurrentPhaseId() == PhaseId.RESTORE_VIEW
                && faces.isPostback()
                && !causes.hold(NotFound.class)
                && !DatabaseFault.isAway(causes);
    }

    /** Puts the refusal on the page; false when it is no refusal. */
    private static boolean tell(FacesContext faces, Causes causes) {
        var locale = CDI.current().select(Viewer.class).get().locale();
        var invalid = causes.find(InvalidInput.class);
        var violation = causes.find(BusinessRuleViolation.class);
        if (invalid.isPresent()) {
            invalid.get().errors().forEach(error -> FieldMessages.add(faces, locale, error));
        } else if (violation.isPresent()) {
            add(
                    faces,
                    Words.sentence(
                            locale,
                            violation.get().key(),
                            violation.get().arguments().toArray()));
        } else if (isStale(causes)) {
            add(faces, text(locale, "page.stale"));
        } else if (causes.hold(NotFound.class)) {
            add(faces, text(locale, "page.gone"));
        } else if (DatabaseFault.isAway(causes)) {
            add(faces, text(locale, "page.database_away"));
        } else {
            return false;
        }
        faces.validationFailed();
        return true;
    }

    /** Somebody else changed the thing in the meantime, noticed by a rule or by the database. */
    private static boolean isStale(Causes causes) {
        return causes.hold(StaleVersion.class) || causes.hold(OptimisticLockException.class);
    }

    /** The view's state cannot be read any more, for example after a new version of the desk: draw it afresh. */
    private static void showAgain(FacesContext faces) {
        try {
            var address = CDI.current().select(CurrentAddress.class).get();
            faces.getExternalContext().redirect(address.withQuery());
            faces.responseComplete();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void fail(FacesContext faces, Causes causes, Throwable thrown) {
        var status = causes.hold(NotFound.class)
                ? HttpServletResponse.SC_NOT_FOUND
                : DatabaseFault.isAway(causes)
                        ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                        : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        var external = faces.getExternalContext();
        if (status == HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            var path = CDI.current().select(CurrentAddress.class).get().path();
            LOG.log(Level.ERROR, "The page " + path + " failed", thrown);
            CDI.current().select(FailingRequest.class).get().failed(thrown);
        }
        if (external.isResponseCommitted()) {
            throw new FacesException(thrown);
        }
        try {
            external.responseReset();
            external.responseSendError(status, null);
            faces.responseComplete();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String text(Locale locale, String key) {
        return Words.sentence(locale, key);
    }

    private static void add(FacesContext faces, String sentence) {
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
    }
}
