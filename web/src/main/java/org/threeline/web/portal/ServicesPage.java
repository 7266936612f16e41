package org.threeline.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.threeline.kernel.NotFound;

/** Everything that can be asked for, by family; or one family of it. */
@Named
@RequestScoped
public class ServicesPage {
    @Inject
    Offers offers;

    @Inject
    HttpServletRequest request;

    private List<OfferedFamily> families;

    public List<OfferedFamily> families() {
        if (families == null) {
            families = offers.families();
        }
        return families;
    }

    /** Key of the family that is shown alone; empty for all. */
    public String chosen() {
        var key = request.getParameter("family");
        return key == null ? "" : key;
    }

    /** The families to list. */
    public List<OfferedFamily> shown() {
        if (chosen().isEmpty()) {
            return families();
        }
        var shown = families().stream()
                .filter(family -> family.key().equals(chosen()))
                .toList();
        if (shown.isEmpty()) {
            throw new NotFound("family " + chosen());
        }
        return shown;
    }

    public List<ServiceOffer> services(String family) {
        return offers.of(family);
    }
}
