package org.threeline.web.branding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.threeline.desk.branding.Branding;
import org.threeline.desk.branding.CurrentBranding;

/** The company's look for views. Addresses hold what they stand for, so browsers may keep what is there for good. */
@Named
@RequestScoped
public class Brand {
    @Inject
    CurrentBranding current;

    @Inject
    HttpServletRequest request;

    private Branding branding;

    /** What the desk is called. */
    public String name() {
        return branding().name();
    }

    /** The logo's address; null for none. */
    public String logo() {
        return branding().logo() == null
                ? null
                : BrandingServlet.logo(request, branding().logo());
    }

    /** The address of the style sheet with the company's colour; null where it has none. */
    public String sheet() {
        return branding().accent() == null
                ? null
                : BrandingServlet.sheet(request, branding().accent());
    }

    /** The sign browsers show beside the title. */
    public String icon() {
        if (branding().logo() != null) {
            return logo();
        }
        return branding().accent() == null
                ? request.getContextPath() + "/assets/icon.svg"
                : BrandingServlet.sign(request, branding().accent());
    }

    /** Whether the icon is drawn by us. */
    public boolean isSign() {
        return branding().logo() == null;
    }

    private Branding branding() {
        if (branding == null) {
            branding = current.get();
        }
        return branding;
    }
}
