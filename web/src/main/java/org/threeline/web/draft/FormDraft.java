package org.threeline.web.draft;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
import org.threeline.web.faces.Words;

/** The draft a form is: the one its address names, or the one it has become. */
public abstract class FormDraft {
    @Inject
    DraftKeeping drafts;

    @Inject
    CurrentPerson person;

    @Inject
    HttpServletRequest request;

    @Inject
    Words words;

    private Optional<DraftView> opened;
    private Long id;
    private Integer version;
    private boolean gone;
    private DraftView theirs;
    private Instant savedAt;

    /** Whether a draft of the person belongs into this form. */
    protected abstract boolean fits(DraftView draft);

    /** Keeps for the first time what stands in the form. */
    protected abstract DraftView begin(DraftContent content);

    /** What the form begins with; empty while a form comes in, and where the address names no draft. */
    public Optional<DraftView> open() {
        if (opened == null) {
            opened = Optional.empty();
            var named = named();
            if (!isComingIn() && named.isPresent()) {
                opened = named.flatMap(this::find);
                gone = opened.isEmpty();
            }
        }
        return opened;
    }

    /** The draft the address names. */
    protected Optional<Long> named() {
        return Optional.ofNullable(request.getParameter("draft"))
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }

    /** One of the person's drafts that belongs into this form. */
    protected Optional<DraftView> find(long draft) {
        try {
            return Optional.of(drafts.get(draft, person.actor())).filter(this::fits);
        } catch (NotFound discarded) {
            return Optional.empty();
        }
    }

    /** Whether the page goes on with a draft; also while its notice, with the button that discards, comes in. */
    public boolean isOpened() {
        return open().isPresent() || isComingIn() && request.getParameter("opened_draft") != null;
    }

    public Instant openedAt() {
        return open().map(DraftView::updatedAt).orElse(null);
    }

    /** Whether the draft the address names was sent or thrown away. */
    public boolean isGone() {
        open();
        return gone;
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
                    ? begin(content)
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

    /** It was sent. */
    public void forget() {
        if (id != null) {
            drafts.forget(id, person.actor());
        }
    }

    /** Whether a form is being sent, and not a page opened. */
    protected boolean isComingIn() {
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
