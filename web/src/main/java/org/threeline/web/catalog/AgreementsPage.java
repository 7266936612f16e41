package org.threeline.web.catalog;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.ServiceFamily;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.desk.identity.CatalogueRights;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.web.faces.Words;

/** All agreements, what they promise and for how many services; and what holds in a family unless a service says otherwise. */
@Named
@RequestScoped
public class AgreementsPage {
    private static final String FAMILY = "family";

    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueRights rights;

    @Inject
    CurrentPerson person;

    @Inject
    PromiseChoice choice;

    @Inject
    AgreementWords agreementWords;

    @Inject
    CatalogueWords catalogueWords;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    @Inject
    Words words;

    private List<AgreementRow> agreements;
    private List<FamilyRow> families;

    /** Takes what was chosen for a family. */
    public void receive() throws IOException {
        if ("POST".equals(request.getMethod()) && choice.chooseForFamily(sentFamily())) {
            browser.redirect(request.getContextPath() + "/catalogue/agreements?family=" + sentFamily());
            FacesContext.getCurrentInstance().responseComplete();
        }
    }

    private String sentFamily() {
        return Objects.toString(request.getParameter(FAMILY), "");
    }

    /** Whether an agreement has just been taken out of the catalogue. */
    public boolean isRetired() {
        return "retired".equals(request.getQueryString());
    }

    public boolean isAddable() {
        return rights.of(person.identity()).mayAddAgreement();
    }

    /** In the order of the catalogue. */
    public List<AgreementRow> agreements() {
        if (agreements == null) {
            var permitted = rights.of(person.identity());
            agreements = catalogue.inForce().agreements().stream()
                    .map(agreement -> row(agreement, permitted.mayEditAgreement(agreement.key())))
                    .toList();
        }
        return agreements;
    }

    private AgreementRow row(ServiceLevelAgreement agreement, boolean editable) {
        return new AgreementRow(
                agreement.key(),
                agreement.version(),
                words.text(agreement.name()),
                agreementWords.summary(agreement),
                agreement.escalations().size(),
                catalogue.inForce().services().stream()
                        .filter(service -> agreement.key().equals(service.agreement()))
                        .count(),
                editable);
    }

    /** The families with what their services promise by themselves. */
    public List<FamilyRow> families() {
        if (families == null) {
            var permitted = rights.of(person.identity());
            families = catalogue.inForce().families().stream()
                    .map(family -> row(family, permitted.mayEditFamily(family.key())))
                    .toList();
        }
        return families;
    }

    private FamilyRow row(ServiceFamily family, boolean editable) {
        var isSent = "POST".equals(request.getMethod()) && family.key().equals(sentFamily());
        var isSaved =
                !isSent && "GET".equals(request.getMethod()) && family.key().equals(sentFamily());
        return new FamilyRow(
                family.key(),
                family.version(),
                words.text(family.name()),
                catalogueWords.icon(family.icon()),
                isSent ? request.getParameter("agreement") : Objects.toString(family.agreement(), ""),
                isSent ? request.getParameter("calendar") : Objects.toString(family.calendar(), ""),
                catalogue
                        .inForce()
                        .agreement(Objects.toString(family.agreement(), ""))
                        .map(found -> words.text(found.name()))
                        .orElse(""),
                catalogue
                        .inForce()
                        .calendar(Objects.toString(family.calendar(), ""))
                        .map(found -> words.text(found.name()))
                        .orElse(""),
                editable,
                isSaved,
                isSent ? choice.troubles() : List.of());
    }

    /**
     * An agreement in the list.
     *
     * @param promises a line for each kind
     * @param rules how many things happen by themselves
     * @param services how many promise it
     * @param editable whether the viewer may change it
     */
    public record AgreementRow(
            String key, int version, String name, List<String> promises, int rules, long services, boolean editable) {}

    /**
     * What holds in a family.
     *
     * @param agreement key, empty for none
     * @param calendar key, empty for none
     * @param editable whether the viewer may change it
     * @param saved whether that has just happened
     * @param troubles why it could not be saved
     */
    public record FamilyRow(
            String key,
            int version,
            String name,
            String icon,
            String agreement,
            String calendar,
            String agreementName,
            String calendarName,
            boolean editable,
            boolean saved,
            List<String> troubles) {}
}
