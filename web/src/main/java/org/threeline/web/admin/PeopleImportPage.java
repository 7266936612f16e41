package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.PeoplePlan;
import org.threeline.desk.identity.PeoplePlan.Fault;
import org.threeline.desk.imports.PeopleImport;
import org.threeline.desk.mail.PasswordLetters;
import org.threeline.kernel.InvalidInput;
import org.threeline.web.faces.Words;

/** Bringing people in from a file: sending it, seeing what it would do, applying it. */
@Named
@RequestScoped
public class PeopleImportPage {
    private static final String FILE = "file";
    private static final int MOST_NAMED = 30;

    @Inject
    PeopleImport people;

    @Inject
    PasswordLetters letters;

    @Inject
    CurrentPerson person;

    @Inject
    Words words;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    private PeoplePlan plan;
    private String error;
    private boolean applied;
    private boolean invite = true;

    /** Takes a file when one was sent, and leads to what it would do. */
    public void receive() throws IOException {
        if (!Objects.toString(request.getContentType(), "").startsWith("multipart/form-data")) {
            return;
        }
        try {
            var part = request.getPart(FILE);
            if (part == null || part.getSize() == 0) {
                throw new InvalidInput(FILE, "input.missing");
            }
            long upload;
            try (var bytes = part.getInputStream()) {
                upload = people.receive(part.getSubmittedFileName(), bytes, person.actor());
            } finally {
                part.delete();
            }
            browser.redirect(request.getContextPath() + "/admin/people/import?file=" + upload
                    + (request.getParameter("places") == null ? "" : "&places=true"));
            FacesContext.getCurrentInstance().responseComplete();
        } catch (ServletException | IllegalStateException malformed) {
            error = words.get("import.file.not_multipart");
        } catch (InvalidInput refused) {
            error = sentence(refused);
        }
    }

    /** Whether a file was sent, so that there is something to compare. */
    public boolean isSent() {
        return upload() != null;
    }

    public boolean isPlacesCreated() {
        return request.getParameter("places") != null;
    }

    /** What the file does, or did when it was applied just now; null where it cannot be read. */
    public PeoplePlan plan() {
        if (plan == null && error == null && isSent()) {
            try {
                plan = people.compare(upload(), isPlacesCreated(), person.actor());
            } catch (InvalidInput refused) {
                error = sentence(refused);
            }
        }
        return plan;
    }

    public String name() {
        return people.name(upload(), person.actor());
    }

    /** What is wrong with the file as a whole, or null. */
    public String error() {
        plan();
        return error;
    }

    /** Whether it was applied just now. */
    public boolean isApplied() {
        return applied;
    }

    public void apply() {
        invite = invite && isInviting();
        plan = people.apply(upload(), isPlacesCreated(), invite, person.actor());
        applied = plan.isApplicable();
    }

    /** Whether new people can be mailed an invitation. */
    public boolean isInviting() {
        return letters.isPossible();
    }

    public boolean isInvite() {
        return invite;
    }

    public void setInvite(boolean invite) {
        this.invite = invite;
    }

    /** All that is wrong, as a file. */
    public String faultsFile() {
        return request.getContextPath() + "/admin/people-faults.csv?file=" + upload()
                + (isPlacesCreated() ? "&places=true" : "");
    }

    /** The first of many names. */
    public List<String> some(List<String> names) {
        return names.subList(0, Math.min(names.size(), MOST_NAMED));
    }

    /** How many more there are. */
    public int countMore(List<String> names) {
        return Math.max(0, names.size() - MOST_NAMED);
    }

    public String sentence(Fault fault) {
        return words.of(fault.code(), fault.arguments().toArray());
    }

    private String sentence(InvalidInput refused) {
        var first = refused.errors().get(0);
        return words.of(first.code(), first.arguments().toArray());
    }

    private Long upload() {
        return Parts.number(request.getParameter(FILE));
    }
}
