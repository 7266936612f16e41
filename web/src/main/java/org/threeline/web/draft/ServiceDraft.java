package org.threeline.web.draft;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.threeline.desk.draft.DraftContent;
import org.threeline.desk.draft.DraftKind;
import org.threeline.desk.draft.DraftView;
import org.threeline.web.faces.CurrentAddress;

/** The draft of a request on its service's page. */
@Named
@RequestScoped
public class ServiceDraft extends FormDraft {
    @Inject
    CurrentAddress address;

    @Inject
    ExternalContext browser;

    @Override
    protected boolean fits(DraftView draft) {
        return draft.kind() == DraftKind.REQUEST && address.part("key").equals(draft.service());
    }

    @Override
    protected DraftView begin(DraftContent content) {
        return drafts.begin(address.part("key"), content, person.actor());
    }

    /** Another draft of this service, to go on with instead of beginning anew; null for none. */
    public DraftView other() {
        if (isComingIn() || isOpened()) {
            return null;
        }
        return drafts.requests(person.actor()).stream()
                .filter(this::fits)
                .findFirst()
                .orElse(null);
    }

    /** Throws the draft away and begins anew. */
    public void discard() throws IOException {
        named().ifPresent(draft -> drafts.forget(draft, person.actor()));
        browser.redirect(request.getContextPath() + "/services/" + address.part("key") + "?new=1");
    }
}
