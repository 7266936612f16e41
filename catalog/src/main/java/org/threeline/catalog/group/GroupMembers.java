package org.threeline.catalog.group;

import java.util.List;

/**
 * Who belongs to a support group.
 *
 * @param people ids of all members, leads included
 * @param leads ids of those who lead it
 */
public record GroupMembers(List<Long> people, List<Long> leads) {
    static GroupMembers of(List<Membership> memberships) {
        return new GroupMembers(
                memberships.stream().map(Membership::personId).toList(),
                memberships.stream()
                        .filter(Membership::isLead)
                        .map(Membership::personId)
                        .toList());
    }
}
