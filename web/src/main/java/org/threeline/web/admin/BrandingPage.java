package org.threeline.web.admin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import org.threeline.desk.branding.Accent;
import org.threeline.desk.branding.Branding;
import org.threeline.desk.branding.BrandingChange;
import org.threeline.desk.branding.BrandingChange.Look;
import org.threeline.desk.branding.Brandings;
import org.threeline.desk.branding.LogoFile;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.kernel.InvalidInput;
import org.threeline.web.branding.BrandingServlet;
import org.threeline.web.faces.Viewer;

/** The company's name, logo and colour, tried out before anybody sees them. */
@Named
@RequestScoped
public class BrandingPage {
    @Inject
    Brandings brandings;

    @Inject
    BrandingChange change;

    @Inject
    CurrentPerson person;

    @Inject
    Viewer viewer;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    private Branding stored;
    private int version;
    private String name;
    private String accent;
    private Part logo;
    private boolean withoutLogo;

    @PostConstruct
    void read() {
        stored = brandings.inForce();
        version = stored.version();
        name = stored.name().equals(Branding.PRODUCT) ? null : stored.name();
        accent = stored.colour().css();
    }

    /** Whether nothing differs from what the product brings. */
    public boolean isPlain() {
        return stored.accent() == null && stored.logo() == null && stored.name().equals(Branding.PRODUCT);
    }

    public boolean isWithLogo() {
        return stored.logo() != null;
    }

    public boolean isSaved() {
        return request.getParameter("saved") != null;
    }

    /** The colour that is tried out: the typed one where it is one. */
    public Accent tried() {
        return Accent.parse(accent).orElseGet(stored::colour);
    }

    /** The name that is tried out. */
    public String triedName() {
        return name == null || name.isBlank() ? Branding.PRODUCT : name.strip();
    }

    public String previewSheet() {
        return BrandingServlet.previewSheet(request, tried());
    }

    /** The contrast of white text on the colour, to one digit, rounded down: what just fails is not shown as enough. */
    public String contrast() {
        var tenths = Math.floor(tried().contrastWithWhite() * 10) / 10;
        return String.format(viewer.locale(), "%.1f", tenths);
    }

    /** Whether buttons may have the very colour. */
    public boolean isLegible() {
        return tried().contrastWithWhite() >= Accent.TEXT;
    }

    /** Draws the page with what was typed; nothing is stored. */
    public void preview() {
        if (Accent.parse(accent).isEmpty()) {
            throw new InvalidInput("accent", "branding.accent.not_a_colour");
        }
    }

    public void save() throws IOException {
        change.change(new Look(version, name, accent, bytes(), withoutLogo), person.actor());
        browser.redirect(request.getContextPath() + "/admin/branding?saved=true");
    }

    public void reset() throws IOException {
        change.reset(version, person.actor());
        browser.redirect(request.getContextPath() + "/admin/branding?saved=true");
    }

    /** One byte more than a logo may have is enough to see that it is too large. */
    private byte[] bytes() throws IOException {
        if (logo == null || logo.getSize() == 0) {
            return new byte[0];
        }
        try (var content = logo.getInputStream()) {
            return content.readNBytes(LogoFile.LARGEST + 1);
        }
    }

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getAccent() {
        return accent;
    }

    public void setAccent(String accent) {
        this.accent = accent;
    }

    public Part getLogo() {
        return logo;
    }

    public void setLogo(Part logo) {
        this.logo = logo;
    }

    public boolean isWithoutLogo() {
        return withoutLogo;
    }

    public void setWithoutLogo(boolean withoutLogo) {
        this.withoutLogo = withoutLogo;
    }
}
