package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.audit.Audit;
import org.threeline.desk.audit.AuditDetails;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditSubject;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;
import org.threeline.kernel.StaleVersion;

/** Looking after the places where people work. */
@Stateless
public class LocationAdministration {
    static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 300;

    @Inject
    Locations locations;

    @Inject
    Catalogue catalogue;

    @Inject
    Audit audit;

    @Inject
    Event<WorkplaceChanged> workplaces;

    @Inject
    Clock clock;

    /**
     * What a location is to be like.
     *
     * @param address how to find it; null or empty when that goes without saying
     * @param zone name of its time zone
     * @param calendarKey the working calendar that is usual there; null or empty for none
     */
    public record LocationFields(String name, String address, String zone, String calendarKey) {}

    /** All locations by name, retired ones too. */
    public List<LocationView> all(Actor actor) {
        AdministrationRight.require(actor);
        var counts = locations.countPeople();
        return locations.all().stream()
                .map(each -> new LocationView(
                        each.id(),
                        each.name(),
                        each.address(),
                        each.zone(),
                        each.calendarKey(),
                        each.isActive(),
                        counts.getOrDefault(each.id(), 0L),
                        each.version()))
                .toList();
    }

    /** @throws NotFound where there is no such location */
    public LocationView view(long id, Actor actor) {
        return all(actor).stream()
                .filter(view -> view.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("location " + id));
    }

    /**
     * Opens a location.
     *
     * @return its id
     * @throws InvalidInput at {@code name}, {@code address}, {@code zone} or {@code calendar}
     */
    public long create(LocationFields wanted, Actor actor) {
        AdministrationRight.require(actor);
        var checked = check(wanted, null);
        var location = Location.open(checked.name(), checked.zone(), clock.instant());
        location.liesAt(checked.address(), checked.zone());
        location.worksBy(checked.calendarKey());
        locations.add(location);
        audit.record(
                actor,
                AuditKind.LOCATION_CREATED,
                subject(location),
                AuditDetails.none()
                        .with("address", checked.address())
                        .with("zone", checked.zone())
                        .with("calendar", checked.calendarKey()));
        return location.id();
    }

    /**
     * Changes a location.
     *
     * @param seen the version that was shown
     * @throws InvalidInput at {@code name}, {@code address}, {@code zone} or {@code calendar}
     * @throws StaleVersion where somebody else changed it meanwhile
     */
    public void change(long id, int seen, LocationFields wanted, Actor actor) {
        AdministrationRight.require(actor);
        var location = get(id, seen);
        var checked = check(wanted, location);
        var details = AuditDetails.none()
                .changed("name", location.name(), checked.name())
                .changed("address", location.address(), checked.address())
                .changed("zone", location.zone(), checked.zone())
                .changed("calendar", location.calendarKey(), checked.calendarKey());
        location.rename(checked.name());
        location.liesAt(checked.address(), checked.zone());
        var calendar = location.calendarKey();
        location.worksBy(checked.calendarKey());
        locations.requireUnique();
        if (!Objects.equals(location.calendarKey(), calendar)) {
            workplaces.fire(WorkplaceChanged.at(location));
        }
        if (!details.isEmpty()) {
            audit.record(actor, AuditKind.LOCATION_CHANGED, subject(location), details);
        }
    }

    /**
     * Retires a location: nobody can be put there any more.
     *
     * @param seen the version that was shown
     * @param moveTo where its people go, or null where it has none
     * @throws BusinessRuleViolation {@code location.retire.has_people} where people work there and go nowhere
     */
    public void retire(long id, int seen, Long moveTo, Actor actor) {
        AdministrationRight.require(actor);
        var location = get(id, seen);
        var inside = locations.countPeople().getOrDefault(id, 0L);
        Location target = null;
        if (inside > 0) {
            if (moveTo == null) {
                throw new BusinessRuleViolation("location.retire.has_people", location.name(), inside);
            }
            target = locations
                    .byId(moveTo)
                    .filter(Location::isActive)
                    .filter(each -> !each.equals(location))
                    .orElseThrow(() -> new InvalidInput("moveTo", "location.unknown"));
        }
        location.retire();
        if (target != null) {
            locations.movePeople(location, target);
            if (!Objects.equals(location.calendarKey(), target.calendarKey())) {
                workplaces.fire(WorkplaceChanged.at(target));
            }
        }
        audit.record(
                actor,
                AuditKind.LOCATION_RETIRED,
                subject(location),
                AuditDetails.none()
                        .with("people", inside == 0 ? null : inside)
                        .with("movedTo", target == null ? null : target.name()));
    }

    /** Opens a retired location again. */
    public void reopen(long id, int seen, Actor actor) {
        AdministrationRight.require(actor);
        var location = get(id, seen);
        location.reopen();
        audit.record(actor, AuditKind.LOCATION_REOPENED, subject(location), AuditDetails.none());
    }

    private Location get(long id, int seen) {
        var location = locations.byId(id).orElseThrow(() -> new NotFound("location " + id));
        if (location.version() != seen) {
            throw new StaleVersion("location " + id, seen, location.version());
        }
        return location;
    }

    private Checked check(LocationFields wanted, Location itself) {
        var fields = new TypedFields();
        var name = fields.required("name", wanted.name(), LONGEST_NAME);
        if (name != null) {
            locations
                    .named(name)
                    .filter(other -> !other.equals(itself))
                    .ifPresent(other -> fields.wrong("name", nameTaken(other)));
        }
        var address = fields.line("address", wanted.address(), LONGEST_ADDRESS);
        fields.required("zone", wanted.zone(), 50);
        var zone = fields.zone("zone", wanted.zone());
        var calendar = fields.line("calendar", wanted.calendarKey(), 60);
        if (calendar != null
                && !(itself != null && Objects.equals(calendar, itself.calendarKey()))
                && catalogue.inForce().calendar(calendar).isEmpty()) {
            fields.wrong("calendar", "location.unknown_calendar");
        }
        fields.requireGood();
        return new Checked(name, address, zone, calendar);
    }

    static String nameTaken(Location other) {
        return other.isActive() ? "location.name_taken" : "location.name_of_retired";
    }

    private static AuditSubject subject(Location location) {
        return AuditSubject.of("locations", location.id(), location.name());
    }

    private record Checked(String name, String address, ZoneId zone, String calendarKey) {}
}
