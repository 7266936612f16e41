package org.threeline.web.admin;

import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Function;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.Versioned;
import org.threeline.web.faces.CurrentAddress;
import org.threeline.web.faces.Words;

/**
 * A page about one record of the company, which its address names by its id, or about a new one. It shows what is stored
 * until something is typed; when somebody else was quicker, what was typed stays beside what is stored now.
 *
 * @param <V> the record as administrators see it
 */
public abstract class RecordPage<V extends Versioned> {
    @Inject
    CurrentPerson person;

    @Inject
    CurrentAddress address;

    @Inject
    Words words;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    private V stored;
    private boolean changed;
    private Integer version;

    /** Reads the record; throws where there is none, or none for this person. */
    abstract V read(long id, Actor actor);

    public boolean isNew() {
        return address.path().endsWith("/new");
    }

    /** Null for a new one. */
    public V stored() {
        if (stored == null && !isNew()) {
            stored = read(address.id("id"), person.actor());
        }
        return stored;
    }

    /** Whether somebody else changed it while it was being edited. */
    public boolean isChanged() {
        return changed;
    }

    /** Reads it again when it is asked for next. */
    void forget() {
        stored = null;
    }

    /** Changes the record; where that is refused, what was typed can be saved over what is stored now. */
    void attempt(Runnable change) {
        try {
            change.run();
        } catch (InvalidInput wrong) {
            throw wrong;
        } catch (RuntimeException refused) {
            var seen = version;
            stored = null;
            version = null;
            changed = seen != null && seen != stored().version();
            throw refused;
        }
    }

    /** @param path inside the application */
    void leaveTo(String path) throws IOException {
        browser.redirect(request.getContextPath() + path);
    }

    /** What a field shows: what was typed, and what is stored while nothing was. */
    <T> T shown(T typed, Function<V, T> kept) {
        return typed != null || isNew() || isSent() ? typed : kept.apply(stored());
    }

    /** Whether the form with the record's fields was sent, so that an empty field is one that was emptied. */
    boolean isSent() {
        return "POST".equals(request.getMethod());
    }

    public Integer getVersion() {
        return version != null || isNew() ? version : Integer.valueOf(stored().version());
    }

    public void setVersion(Integer version) {
        this.version = version;
    }

    /** The version that the sender of a form saw. */
    Integer seen() {
        return version;
    }
}
