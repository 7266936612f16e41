package org.threeline.desk.branding;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Objects;
import org.threeline.desk.audit.Audit;
import org.threeline.desk.audit.AuditDetails;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditSubject;
import org.threeline.desk.identity.Actor;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;
import org.threeline.kernel.NotFound;
import org.threeline.kernel.StaleVersion;

/** Gives the desk the company's name, logo and colour. */
@Stateless
public class BrandingChange {
    private static final int LONGEST_NAME = 40;

    @Inject
    Brandings brandings;

    @Inject
    Audit audit;

    @Inject
    Event<BrandingChanged> changed;

    /**
     * How the desk is to look.
     *
     * @param seen the version that was shown
     * @param name blank for the product's
     * @param accent as {@code #0b6e4f}; blank for the product's
     * @param logo another logo; null or empty keeps the one there is
     * @param withoutLogo whether the logo goes
     */
    public record Look(int seen, String name, String accent, byte[] logo, boolean withoutLogo) {}

    /**
     * Changes how the desk looks, on every node within seconds.
     *
     * @throws InvalidInput at {@code name}, {@code accent} or {@code logo}
     * @throws StaleVersion where somebody else was faster
     */
    public void change(Look wanted, Actor actor) {
        var stored = forChange(wanted.seen(), actor);
        var checked = check(wanted);
        var logo = checked.logo() != null
                ? brandings.keep(checked.logo())
                : wanted.withoutLogo() ? null : stored.logoHash();
        apply(stored, checked.name(), checked.accent(), logo, actor);
    }

    /**
     * Looks at what is wanted without storing any of it.
     *
     * @throws InvalidInput at {@code name}, {@code accent} or {@code logo}
     */
    public void tryOut(Look wanted, Actor actor) {
        requireRight(actor);
        check(wanted);
    }

    /** @param logo null keeps the one there is, or goes without */
    private record Checked(String name, Accent accent, LogoFile logo) {}

    private static Checked check(Look wanted) {
        var errors = new ArrayList<FieldError>();
        var name = name(wanted.name(), errors);
        var typed = wanted.accent() == null ? "" : wanted.accent().strip();
        var accent = Accent.parse(typed).orElse(null);
        if (accent == null && !typed.isEmpty()) {
            errors.add(new FieldError("accent", "branding.accent.not_a_colour"));
        }
        LogoFile file = null;
        try {
            file = wanted.logo() == null || wanted.logo().length == 0 ? null : LogoFile.of(wanted.logo());
        } catch (InvalidInput wrong) {
            errors.addAll(wrong.errors());
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return new Checked(name, Accent.PRODUCT.equals(accent) ? null : accent, file);
    }

    /**
     * Brings the product's own look back.
     *
     * @param seen the version that was shown
     */
    public void reset(int seen, Actor actor) {
        apply(forChange(seen, actor), null, null, null, actor);
    }

    private void apply(StoredBranding stored, String name, Accent accent, String logo, Actor actor) {
        var before = stored.branding();
        stored.look(name, accent, logo);
        var after = stored.branding();
        var details = AuditDetails.none()
                .changed("name", before.name(), after.name())
                .changed("accent", before.colour().css(), after.colour().css())
                .changed("logo", before.logo() != null, after.logo() != null);
        if (details.isEmpty() && Objects.equals(before.logo(), after.logo())) {
            return;
        }
        if (before.logo() != null && !before.logo().equals(logo)) {
            brandings.forget(before.logo());
        }
        brandings.written();
        audit.record(actor, AuditKind.BRANDING_CHANGED, AuditSubject.DESK, details);
        changed.fire(new BrandingChanged());
    }

    private StoredBranding forChange(int seen, Actor actor) {
        requireRight(actor);
        var stored = brandings.stored();
        if (stored.version() != seen) {
            throw new StaleVersion("branding", seen, stored.version());
        }
        return stored;
    }

    private static void requireRight(Actor actor) {
        if (!actor.admin()) {
            throw new NotFound("branding for " + actor.login());
        }
    }

    private static String name(String typed, ArrayList<FieldError> errors) {
        var name = typed == null ? "" : typed.strip();
        if (name.length() > LONGEST_NAME) {
            errors.add(new FieldError("name", "input.too_long", LONGEST_NAME));
        }
        if (name.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            errors.add(new FieldError("name", "input.control_character"));
        }
        return name.isEmpty() || name.equals(Branding.PRODUCT) ? null : name;
    }
}
