package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.LocationAdministration;
import org.threeline.desk.identity.LocationView;

/** All places where people work. */
@Named
@RequestScoped
public class LocationsPage {
    @Inject
    LocationAdministration administration;

    @Inject
    CurrentPerson person;

    @Inject
    HttpServletRequest request;

    private List<LocationView> all;

    /** Retired ones only where they are asked for. */
    public List<LocationView> locations() {
        return all().stream()
                .filter(location -> location.active() || isRetiredShown())
                .toList();
    }

    public boolean isRetiredShown() {
        return request.getParameter("retired") != null;
    }

    public long countRetired() {
        return all().stream().filter(location -> !location.active()).count();
    }

    /** What was saved just now, or null. */
    public String saved() {
        var id = request.getParameter("saved");
        return all().stream()
                .filter(location -> String.valueOf(location.id()).equals(id))
                .map(LocationView::name)
                .findFirst()
                .orElse(null);
    }

    private List<LocationView> all() {
        if (all == null) {
            all = administration.all(person.actor());
        }
        return all;
    }
}
