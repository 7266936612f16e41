package org.threeline.web.admin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import org.threeline.desk.branding.Accent;
import org.threeline.desk.branding.Branding;
import org.threeline.desk.branding.BrandingChange;
import org.threeline.desk.branding.BrandingChange.Look;
import org.threeline.desk.branding.Brandings;
import org.threeline.desk.branding.LogoFile;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.kernel.InvalidInput;
import org.threeline.web.admin.Pairs.Pair;
import org.threeline.web.branding.Brand;
import org.threeline.web.branding.BrandingServlet;
import org.threeline.web.faces.Viewer;
import org.threeline.web.faces.Words;

/** The company's name, logo and colour, tried out before anybody sees them. */
@Named
@RequestScoped
public class BrandingPage {
    @Inject
    Brandings brandings;

    @Inject
    BrandingChange change;

    @Inject
    Brand brand;

    @Inject
    CurrentPerson person;

    @Inject
    Viewer viewer;

    @Inject
    Words words;

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
    private boolean changed;

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

    /** Draws the page with what was typed; nothing is stored. The script shows the chosen logo, and keeps it chosen. */
    public void preview() throws IOException {
        change.tryOut(look(), person.actor());
    }

    private Look look() throws IOException {
        return new Look(version, name, accent, bytes(), withoutLogo);
    }

    /** The logo that is tried out, where it is the one in force; null for the product's sign. */
    public String triedLogo() {
        return withoutLogo ? null : brand.logo();
    }

    /** Whether somebody else changed it while it was being edited. */
    public boolean isChanged() {
        return changed;
    }

    /** What is stored, to compare with what is typed after somebody else changed it. */
    public List<Pair> storedValues() {
        return new Pairs()
                .with(words.get("admin_branding.name"), stored.name())
                .with(words.get("admin_branding.accent"), stored.colour().css())
                .all();
    }

    public void save() throws IOException {
        var look = look();
        attempt(() -> change.change(look, person.actor()));
        browser.redirect(request.getContextPath() + "/admin/branding?saved=true");
    }

    public void reset() throws IOException {
        attempt(() -> change.reset(version, person.actor()));
        browser.redirect(request.getContextPath() + "/admin/branding?saved=true");
    }

    /** What was typed stays beside what is stored now, and can be saved over it. */
    private void attempt(Runnable act) {
        try {
            act.run();
        } catch (InvalidInput wrong) {
            throw wrong;
        } catch (RuntimeException refused) {
            stored = brandings.inForce();
            changed = version != stored.version();
            version = stored.version();
            throw refused;
        }
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
