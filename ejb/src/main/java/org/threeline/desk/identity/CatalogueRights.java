package org.threeline.desk.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.CatalogueChanges.Change;
import org.threeline.catalog.offering.CatalogueEdition;

/**
 * Who may change what in the catalogue. Owners: their families and services, agreements and calendars that only their
 * services use, and what is new, but nothing new in a family of others. Administrators: groups, calendars and agreements.
 */
@ApplicationScoped
public class CatalogueRights {
    private static final String AGREEMENTS = "agreements.";

    @Inject
    Catalogue catalogue;

    /** What a person may change of the catalogue in force. */
    public Permitted of(Identity identity) {
        return of(identity, catalogue.inForce());
    }

    static Permitted of(Identity identity, CatalogueEdition edition) {
        var own = new HashSet<String>();
        var foreign = new HashSet<String>();
        for (var family : edition.families()) {
            var side = family.owners().contains(identity.login()) ? own : foreign;
            side.add("families." + family.key());
            // What holds for every new service of a family is not for others to change.
            if (family.agreement() != null) {
                side.add(AGREEMENTS + family.agreement());
            }
        }
        for (var service : edition.services()) {
            var side = edition.ownersOf(service).contains(identity.login()) ? own : foreign;
            side.add("services." + service.key());
            side.add(AGREEMENTS + service.agreement());
            edition.calendarsOf(service).forEach(calendar -> side.add("calendars." + calendar));
        }
        own.removeAll(foreign);
        return new Permitted(own, foreign, identity.admin(), identity.owner());
    }

    /**
     * What somebody may change.
     *
     * @param own definitions that are this person's alone
     * @param foreign definitions somebody else answers for too
     * @param admin whether the person is an administrator
     * @param owner whether it answers for anything
     */
    public record Permitted(Set<String> own, Set<String> foreign, boolean admin, boolean owner) {
        /** Whether the person may make the change. */
        public boolean permit(Change change) {
            var definition = change.definition();
            if (definition.startsWith("groups.")) {
                return admin;
            }
            if (admin && (definition.startsWith("calendars.") || definition.startsWith(AGREEMENTS))) {
                return true;
            }
            if (change.family() != null && !own.contains("families." + change.family())) {
                return false;
            }
            return owner && !foreign.contains(definition) && (own.contains(definition) || !isFamily(definition));
        }

        /** Whether the person may change a calendar: an administrator any, an owner those only its services count on. */
        public boolean mayEditCalendar(String key) {
            return admin || owner && own.contains("calendars." + key);
        }

        /** Whether the person may define a new calendar. */
        public boolean mayAddCalendar() {
            return admin || owner;
        }

        /** Whether the person may change an agreement: an administrator any, an owner what nobody else's services use. */
        public boolean mayEditAgreement(String key) {
            return admin || owner && !foreign.contains(AGREEMENTS + key);
        }

        /** Whether the person may define a new agreement. */
        public boolean mayAddAgreement() {
            return admin || owner;
        }

        /** Whether the person may say what a service promises. */
        public boolean mayEditService(String key) {
            return owner && own.contains("services." + key);
        }

        /** Whether the person may say what services of a family promise that name no agreement of their own. */
        public boolean mayEditFamily(String key) {
            return owner && own.contains("families." + key);
        }

        private static boolean isFamily(String definition) {
            return definition.startsWith("families.");
        }
    }
}
