package org.threeline.web.faces;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** Keeps the address the browser shows when a form of the page is sent, and speaks the viewer's language. */
public class AddressedViews extends ViewHandlerWrapper {
    public AddressedViews(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public String getActionURL(FacesContext context, String viewId) {
        var shown = context.getViewRoot();
        if (shown != null
                && viewId.equals(shown.getViewId())
                && context.getExternalContext().getRequest() instanceof HttpServletRequest request
                && request.getAttribute(CurrentAddress.PARTS) != null) {
            return CDI.current().select(CurrentAddress.class).get().withQuery();
        }
        return super.getActionURL(context, viewId);
    }

    @Override
    public Locale calculateLocale(FacesContext context) {
        return CDI.current().select(Viewer.class).get().locale();
    }
}
