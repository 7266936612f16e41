package org.threeline.desk.identity;

import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Everything the desk needs to know about somebody who is signed in, read once per request.
 *
 * @param id for the database and for history
 * @param login in lower case, never null
 * @param email null when unknown
 * @param locale English or Russian
 * @param zone in which the person reads times
 * @param sessionEpoch grows when all sessions of the person have to end
 * @param groups keys of the support groups the person is a member of
 * @param leads keys of those it leads
 * @param owner whether it answers for a service or a family in force
 */
public record Identity(
        long id,
        String login,
        String name,
        String email,
        String department,
        String location,
        String phone,
        Locale locale,
        ZoneId zone,
        boolean admin,
        int sessionEpoch,
        Set<String> groups,
        Set<String> leads,
        boolean owner) {

    public Identity {
        groups = Set.copyOf(groups);
        leads = Set.copyOf(leads);
    }

    public Set<Role> roles() {
        var roles = EnumSet.of(Role.EMPLOYEE);
        if (!groups.isEmpty()) {
            roles.add(Role.AGENT);
        }
        if (owner) {
            roles.add(Role.OWNER);
        }
        if (admin) {
            roles.add(Role.ADMIN);
        }
        return Collections.unmodifiableSet(roles);
    }

    public Actor actor() {
        return new Actor(id, groups, leads, admin);
    }
}
