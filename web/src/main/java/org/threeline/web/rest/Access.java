package org.threeline.web.rest;

import java.util.Arrays;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.Role;

/** Coarse rights of resources; rights on a ticket belong to its use cases. */
public final class Access {
    private Access() {}

    /** Refuses with 403 whoever has none of the roles. */
    public static void require(CurrentPerson person, Role... anyOf) {
        var roles = person.identity().roles();
        if (Arrays.stream(anyOf).noneMatch(roles::contains)) {
            throw new Refusal(403, "access.role_missing");
        }
    }
}
