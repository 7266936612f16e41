package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.LocationAdministration;
import org.threeline.desk.identity.LocationAdministration.LocationFields;
import org.threeline.desk.identity.LocationView;
import org.threeline.web.admin.Pairs.Pair;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.CurrentAddress;

/** One location: opening it, changing it, retiring it. */
@Named
@RequestScoped
public class LocationPage extends RecordPage<LocationView> {
    @Inject
    LocationAdministration administration;

    @Inject
    Catalogue catalogue;

    private String name;
    private String place;
    private String zone;
    private String calendar;
    private String moveTo;

    @Override
    LocationView read(long id, Actor actor) {
        return administration.view(id, actor);
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
        attempt(() -> administration.change(stored().id(), seen(), wanted, person.actor()));
        leave(stored().id());
    }

    public void retire() throws IOException {
        attempt(() -> administration.retire(stored().id(), seen(), Parts.number(moveTo), person.actor()));
        leaveTo("/admin/locations?retired=true&saved=" + stored().id());
    }

    public void reopen() throws IOException {
        attempt(() -> administration.reopen(stored().id(), seen(), person.actor()));
        leave(stored().id());
    }

    private void leave(long id) throws IOException {
        leaveTo("/admin/locations?saved=" + id);
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
