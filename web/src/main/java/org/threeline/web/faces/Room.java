package org.threeline.web.faces;

import java.util.Set;
import org.threeline.desk.identity.Role;

/** The parts of the product: each has one kind of person in mind. */
public enum Room {
    PORTAL("/", Role.EMPLOYEE),
    DESK("/desk", Role.AGENT),
    CATALOGUE("/catalogue", Role.OWNER, Role.ADMIN),
    ADMINISTRATION("/admin", Role.ADMIN);

    private final String path;
    private final Set<Role> openTo;

    Room(String path, Role... openTo) {
        this.path = path;
        this.openTo = Set.of(openTo);
    }

    /** Where the room begins, from the root of the site. */
    public String path() {
        return path;
    }

    boolean opensFor(Set<Role> roles) {
        return roles.stream().anyMatch(openTo::contains);
    }
}
