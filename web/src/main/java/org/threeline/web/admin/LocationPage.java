package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.LocationAdministration;
import org.threeline.desk.identity.LocationAdministration.LocationFields;
import org.threeline.desk.identity.LocationView;
import org.threeline.kernel.InvalidInput;
import org.threeline.web.admin.Pairs.Pair;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.CurrentAddress;
import org.threeline.web.faces.Words;

/** One location: opening it, changing it, retiring it. */
@Named
@RequestScoped
public class LocationPage {
    @Inject
    LocationAdministration administration;

    @Inject
    Catalogue catalogue;

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

    private LocationView stored;
    private boolean changed;
    private Integer version;
    private String name;
    private String place;
    private String zone;
    private String calendar;
    private String moveTo;

    public boolean isNew() {
        return address.path().endsWith("/new");
    }

    /** Null for a new one. */
    public LocationView stored() {
        if (stored == null && !isNew()) {
            stored = administration.view(Parts.id(address), person.actor());
        }
        return stored;
    }

    /** Whether somebody else changed it while it was being edited. */
    public boolean isChanged() {
        return changed;
    }

    /** What is stored, to compare with what is typed after somebody else changed it. */
    public List<Pair> storedValues() {
        return new Pairs()
                .with(words.get("admin_location.name"), stored().name())
                .with(words.get("admin_location.address"), stored().address())
                .with(words.get("admin_location.zone"), stored().zone())
                .with(words.get("admin_location.calendar"), stored().calendarKey())
                .all();
    }

    /** Where its people can go. */
    public List<Choice> targets() {
        return administration.all(person.actor()).stream()
                .filter(each -> each.active() && each.id() != stored().id())
                .map(each -> new Choice(String.valueOf(each.id()), each.name()))
                .toList();
    }

    /** Working calendars in force. */
    public List<Choice> calendars() {
        return catalogue.inForce().calendars().stream()
                .map(calendar -> new Choice(calendar.key(), words.text(calendar.name())))
                .toList();
    }

    public void save() throws IOException {
        var wanted = new LocationFields(name, place, zone, calendar);
        if (isNew()) {
            leave(administration.create(wanted, person.actor()));
            return;
        }
        attempt(() -> administration.change(stored().id(), version, wanted, person.actor()));
        leave(stored().id());
    }

    public void retire() throws IOException {
        attempt(() -> administration.retire(stored().id(), version, Parts.number(moveTo), person.actor()));
        browser.redirect(request.getContextPath() + "/admin/locations?retired=true&saved=" + stored().id());
    }

    public void reopen() throws IOException {
        attempt(() -> administration.reopen(stored().id(), version, person.actor()));
        leave(stored().id());
    }

    /** What was typed stays beside what is stored now, and can be saved over it. */
    private void attempt(Runnable change) {
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

    private void leave(long id) throws IOException {
        browser.redirect(request.getContextPath() + "/admin/locations?saved=" + id);
    }

    private <T> T shown(T typed, Function<LocationView, T> kept) {
        return typed != null || isNew() || "POST".equals(request.getMethod()) ? typed : kept.apply(stored());
    }

    public Integer getVersion() {
        return version != null || isNew() ? version : Integer.valueOf(stored().version());
    }

    public void setVersion(Integer version) {
        this.version = version;
    }

    public String getName() {
        return shown(name, LocationView::name);
    }

    public void setName(String name) {
        this.name = name;
    }

    /** The address people find it at; the page's own is {@link CurrentAddress}. */
    public String getPlace() {
        return shown(place, LocationView::address);
    }

    public void setPlace(String place) {
        this.place = place;
    }

    public String getZone() {
        return shown(zone, location -> location.zone().getId());
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public String getCalendar() {
        return shown(calendar, LocationView::calendarKey);
    }

    public void setCalendar(String calendar) {
        this.calendar = calendar;
    }

    public String getMoveTo() {
        return moveTo;
    }

    public void setMoveTo(String moveTo) {
        this.moveTo = moveTo;
    }
}
