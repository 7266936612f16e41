package org.threeline.web.draft;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.draft.DraftKeeping;
import org.threeline.desk.draft.DraftView;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.web.faces.Words;

/** The requests somebody began to write, on the portal's home. */
@Named
@RequestScoped
public class OwnDrafts {
    @Inject
    DraftKeeping drafts;

    @Inject
    Catalogue catalogue;

    @Inject
    CurrentPerson person;

    @Inject
    Words words;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    private List<Row> rows;

    /**
     * A draft in the list.
     *
     * @param service its name, or that it is offered no longer
     * @param href where one goes on with it
     * @param files how many belong to it
     */
    public record Row(long id, String title, String service, String href, int files, Instant changedAt) {}

    /** Whether the address asks for drafts. */
    public boolean isShown() {
        return "drafts".equals(request.getParameter("show"));
    }

    public List<Row> rows() {
        if (rows == null) {
            rows = drafts.requests(person.actor()).stream().map(this::row).toList();
        }
        return rows;
    }

    private Row row(DraftView draft) {
        var subject = draft.content().subject();
        var service = catalogue.inForce().service(draft.service()).filter(offered -> !offered.hidden());
        return new Row(
                draft.id(),
                subject == null || subject.isBlank() ? words.get("drafts.untitled") : subject,
                service.map(offered -> words.text(offered.name())).orElse(words.get("drafts.unavailable")),
                request.getContextPath() + "/services/" + draft.service() + "?draft=" + draft.id(),
                draft.content().files().size(),
                draft.updatedAt());
    }

    /** Throws a draft away. */
    public void discard(long id) throws IOException {
        drafts.forget(id, person.actor());
        browser.redirect(request.getContextPath() + "/?show=drafts#requests");
    }
}
