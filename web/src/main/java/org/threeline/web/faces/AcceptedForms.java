package org.threeline.web.faces;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import java.util.Map;
import org.threeline.kernel.Setting;

/**
 * Tells the browser that what it sent was accepted, so that it forgets the copy it kept of what was typed. Without
 * this word the copy stays: a session that ended, a refusal and a broken connection lose nothing.
 */
public class AcceptedForms implements PhaseListener {
    private static final long serialVersionUID = 1;
    private static final String COOKIE = "tl-accepted";
    private static final String EVENT = "jakarta.faces.partial.event";

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.INVOKE_APPLICATION;
    }

    /** An action that leads elsewhere closes the answer, so the word is given first and taken back where it fails. */
    @Override
    public void beforePhase(PhaseEvent event) {
        var faces = event.getFacesContext();
        if (faces.isPostback() && !faces.isValidationFailed() && !isRedraw(faces)) {
            tell(faces, "1", 60);
        }
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        var faces = event.getFacesContext();
        var failed = faces.getExceptionHandler()
                .getUnhandledExceptionQueuedEvents()
                .iterator()
                .hasNext();
        if (failed || faces.isValidationFailed()) {
            tell(faces, "", 0);
        }
    }

    /** A part of the page that follows an answer is drawn again; nobody has sent anything yet. */
    private static boolean isRedraw(FacesContext faces) {
        return "change"
                .equals(faces.getExternalContext().getRequestParameterMap().get(EVENT));
    }

    private static void tell(FacesContext faces, String value, int seconds) {
        faces.getExternalContext()
                .addResponseCookie(
                        COOKIE,
                        value,
                        Map.of("path", "/", "maxAge", seconds, "secure", Setting.SECURE_COOKIES.isTrue()));
    }
}
