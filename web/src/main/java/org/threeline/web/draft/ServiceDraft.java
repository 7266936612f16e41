package org.threeline.web.draft;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.threeline.catalog.form.FormField;
import org.threeline.desk.draft.DraftContent;
import org.threeline.desk.draft.DraftKeeping;
import org.threeline.desk.draft.DraftView;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.kernel.NotFound;
import org.threeline.kernel.StaleVersion;
import org.threeline.web.faces.CurrentAddress;
import org.threeline.web.faces.Words;

/** The draft of a request on its service's page: the one its address names, or the one the form has become. */
@Named
@RequestScoped
public class ServiceDraft {
    @Inject
    DraftKeeping drafts;

    @Inject
    CurrentPerson person;

    @Inject
    CurrentAddress address;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    @Inject
    Words words;

    private Optional<DraftView> opened;
    private Long id;
    private Integer version;
    private boolean gone;
    private DraftView theirs;
    private Instant savedAt;

    /** What the form begins with; empty while a form comes in, and where the address names no draft. */
    public Optional<DraftView> open() {
        if (opened == null) {
            opened = Optional.empty();
            var named = request.getParameter("draft");
            if (!isComingIn() && named != null && named.matches("[0-9]{1,18}")) {
                opened = find(Long.parseLong(named));
                gone = opened.isEmpty();
            }
        }
        return opened;
    }

    private Optional<DraftView> find(long draft) {
        try {
            return Optional.of(drafts.get(draft, person.actor()))
                    .filter(found -> address.part("key").equals(found.service()));
        } catch (NotFound discarded) {
            return Optional.empty();
        }
    }

    public boolean isOpened() {
        return open().isPresent();
    }

    public Instant openedAt() {
        return open().map(DraftView::updatedAt).orElse(null);
    }

    /** Whether the draft the address names was sent or thrown away. */
    public boolean isGone() {
        open();
        return gone;
    }

    /** Another draft of this service, to go on with instead of beginning anew; null for none. */
    public DraftView other() {
        if (isComingIn() || isOpened()) {
            return null;
        }
        return drafts.requests(person.actor()).stream()
                .filter(draft -> address.part("key").equals(draft.service()))
                .findFirst()
                .orElse(null);
    }

    /** How the questions changed since the draft was written, in words; empty where they did not. */
    public List<String> formChanges() {
        var changes = open().flatMap(drafts::changes).orElse(null);
        var said = new ArrayList<String>();
        if (changes != null) {
            tell(said, "added", changes.added());
            tell(said, "removed", changes.removed());
            tell(said, "changed", changes.changed());
        }
        return said;
    }

    private void tell(List<String> said, String how, List<FormField> fields) {
        if (!fields.isEmpty()) {
            said.add(words.of(
                    "drafts.form_changed." + how,
                    fields.stream().map(field -> words.text(field.label())).collect(Collectors.joining(", "))));
        }
    }

    /** Keeps what stands in the form; where another device was faster, {@link #theirs} tells what stands there. */
    public void keep(DraftContent content) {
        try {
            var kept = id == null
                    ? drafts.begin(address.part("key"), content, person.actor())
                    : drafts.write(id, version == null ? 0 : version, content, person.actor());
            id = kept.id();
            version = kept.version();
            savedAt = kept.updatedAt();
        } catch (StaleVersion faster) {
            theirs = drafts.get(id, person.actor());
            version = theirs.version();
        } catch (NotFound discarded) {
            // It was sent or thrown away elsewhere; should one type on, that begins a new one.
            id = null;
            version = null;
        }
    }

    /** It became a request. */
    public void forget() {
        if (id != null) {
            drafts.forget(id, person.actor());
        }
    }

    /** Throws the draft away and begins anew. */
    public void discard() throws IOException {
        var named = request.getParameter("draft");
        if (named != null && named.matches("[0-9]{1,18}")) {
            drafts.forget(Long.parseLong(named), person.actor());
        }
        browser.redirect(request.getContextPath() + "/services/" + address.part("key") + "?new=1");
    }

    private boolean isComingIn() {
        return "POST".equals(request.getMethod());
    }

    /** What another device has written meanwhile; null where none has. */
    public DraftView theirs() {
        return theirs;
    }

    /** When it was kept just now; null where it was not. */
    public Instant savedAt() {
        return savedAt;
    }

    /** The draft the form is; null before anything was kept. */
    public Long getId() {
        return id != null || isComingIn() ? id : open().map(DraftView::id).orElse(null);
    }

    public void setId(Long id) {
        this.id = id;
    }

    /** The version the form goes on from. */
    public Integer getVersion() {
        return version != null || isComingIn()
                ? version
                : open().map(DraftView::version).orElse(null);
    }

    public void setVersion(Integer version) {
        this.version = version;
    }
}
