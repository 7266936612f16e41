package org.threeline.web.draft;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.threeline.desk.draft.DraftContent;
import org.threeline.desk.draft.DraftKeeping;
import org.threeline.desk.draft.DraftKind;
import org.threeline.desk.draft.DraftView;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.kernel.StaleVersion;

/** What somebody is about to say on a ticket. The script keeps it while one types; without it nothing is kept. */
@Named
@RequestScoped
public class SaidDraft {
    @Inject
    DraftKeeping drafts;

    @Inject
    CurrentPerson person;

    @Inject
    HttpServletRequest request;

    private Optional<DraftView> opened;
    private DraftView theirs;
    private Instant savedAt;
    private Integer version;

    /** What was being said when the page is opened; empty while a form comes in. */
    public Optional<DraftView> open(String number) {
        if (opened == null) {
            opened = "POST".equals(request.getMethod()) ? Optional.empty() : drafts.said(number, person.actor());
        }
        return opened;
    }

    /** When what stands there was written; null where the page begins empty. */
    public Instant openedAt(String number) {
        return open(number).map(DraftView::updatedAt).orElse(null);
    }

    /** Keeps it. Where another device was faster, nothing is kept and {@link #theirs} tells what stands there. */
    public void keep(String number, DraftKind kind, String text, List<Long> files) {
        try {
            var kept = drafts.say(
                    number, kind, version == null ? 0 : version, DraftContent.said(text, files), person.actor());
            version = kept.map(DraftView::version).orElse(0);
            savedAt = kept.map(DraftView::updatedAt).orElse(null);
        } catch (StaleVersion faster) {
            theirs = drafts.said(number, person.actor()).orElse(null);
            version = theirs == null ? 0 : theirs.version();
        }
    }

    /** It was said, or is not going to be. */
    public void forget(String number) {
        drafts.forgetSaid(number, person.actor());
    }

    /** What another device has written meanwhile; null where none has. */
    public DraftView theirs() {
        return theirs;
    }

    /** When it was kept just now; null where it was not. */
    public Instant savedAt() {
        return savedAt;
    }

    /** The version the form goes on from. */
    public Integer getVersion() {
        return version != null
                ? version
                : opened == null ? 0 : (Integer) opened.map(DraftView::version).orElse(0);
    }

    public void setVersion(Integer version) {
        this.version = version;
    }
}
