package org.threeline.web.faces;

import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import java.util.Map;

/**
 * Tells the browser that what it sent was accepted, so that it forgets the copy it kept of what was typed. Without
 * this word the copy stays: a session that ended, a refusal and a broken connection lose nothing.
 */
public class AcceptedForms implements PhaseListener {
    private static final long serialVersionUID = 1;
    private static final String COOKIE = "tl-accepted";

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.INVOKE_APPLICATION;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        // Only what comes of the action counts.
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        var faces = event.getFacesContext();
        var failed = faces.getExceptionHandler()
                .getUnhandledExceptionQueuedEvents()
                .iterator()
                .hasNext();
        if (faces.isPostback() && !failed && !faces.isValidationFailed()) {
            faces.getExternalContext().addResponseCookie(COOKIE, "1", Map.of("path", "/", "maxAge", 60));
        }
    }
}
