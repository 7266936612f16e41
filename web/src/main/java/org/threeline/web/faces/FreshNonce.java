package org.threeline.web.faces;

import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;

/**
 * Gives a page whose form comes back without the page's nonce a new one. PrimeFaces wants the first page's nonce back
 * with each form and has a script add it; most of our pages do without that script. A whole new page has a new policy
 * anyway, and a part of a page brings no script along.
 */
public class FreshNonce implements PhaseListener {
    private static final long serialVersionUID = 1;
    private static final String NONCE = "primefaces.nonce";

    @Override
    public void afterPhase(PhaseEvent event) {
        var faces = event.getFacesContext();
        if (faces.getViewRoot() == null
                || !faces.isPostback()
                || faces.getExternalContext().getRequestParameterMap().containsKey(NONCE)) {
            return;
        }
        var view = faces.getViewRoot().getViewMap(false);
        if (view != null) {
            view.remove(NONCE);
        }
    }

    @Override
    public PhaseId getPhaseId() {
        // PrimeFaces compares as soon as rendering begins, before a listener of ours would be asked.
        return PhaseId.RESTORE_VIEW;
    }
}
