package org.threeline.web.draft;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.draft.DraftContent;
import org.threeline.desk.draft.DraftKind;
import org.threeline.desk.draft.DraftView;
import org.threeline.desk.identity.People;
import org.threeline.desk.identity.PersonSummary;

/** The draft of a ticket for a caller, and the others the agent began. */
@Named
@RequestScoped
public class CallDraft extends FormDraft {
    @Inject
    Catalogue catalogue;

    @Inject
    People people;

    @Inject
    ExternalContext browser;

    private String service;
    private List<Row> rows;

    /**
     * A draft in the list.
     *
     * @param caller name of whoever called
     * @param service its name, or that it is offered no longer
     * @param href where one goes on with it
     */
    public record Row(long id, String title, String caller, String service, String href, Instant changedAt) {}

    /** For the service of the form, before the draft is kept. */
    public void isAbout(String key) {
        this.service = key;
    }

    @Override
    protected boolean fits(DraftView draft) {
        return draft.kind() == DraftKind.CALL;
    }

    @Override
    protected DraftView begin(DraftContent content) {
        return drafts.beginCall(service, content, person.actor());
    }

    /** What the agent began and did not send, the one written last first. */
    public List<Row> rows() {
        if (rows == null) {
            var begun = drafts.calls(person.actor());
            var callers = people
                    .summaries(people.idsOf(begun.stream()
                                    .map(draft -> draft.content().requester())
                                    .toList())
                            .values())
                    .values()
                    .stream()
                    .collect(Collectors.toMap(PersonSummary::login, PersonSummary::name));
            rows = begun.stream().map(draft -> row(draft, callers)).toList();
        }
        return rows;
    }

    private Row row(DraftView draft, Map<String, String> callers) {
        var subject = draft.content().subject();
        var caller = draft.content().requester();
        return new Row(
                draft.id(),
                subject == null || subject.isBlank() ? words.get("drafts.untitled") : subject,
                callers.getOrDefault(caller, caller),
                catalogue
                        .inForce()
                        .service(draft.service())
                        .filter(offered -> !offered.hidden())
                        .map(offered -> words.text(offered.name()))
                        .orElse(words.get("drafts.unavailable")),
                "?draft=" + draft.id(),
                draft.updatedAt());
    }

    /** Throws the draft away that the page goes on with, and begins anew for the same caller. */
    public void discardOpened() throws IOException {
        var opened = named().flatMap(this::find);
        opened.ifPresent(draft -> drafts.forget(draft.id(), person.actor()));
        browser.redirect(request.getContextPath() + "/desk/new"
                + opened.map(draft -> "?new=1&person=" + encoded(draft.content().requester()) + "&service="
                                + encoded(draft.service()))
                        .orElse(""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Throws a draft away. */
    public void discard(long id) throws IOException {
        drafts.forget(id, person.actor());
        browser.redirect(request.getContextPath() + "/desk/new");
    }
}
