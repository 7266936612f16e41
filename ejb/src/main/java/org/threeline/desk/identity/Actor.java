package org.threeline.desk.identity;

import java.util.Set;
import org.threeline.desk.audit.Accountable;

/**
 * On whose behalf a use case acts: a person with the groups it had when it asked, or the desk itself.
 *
 * @param personId the person, or null when a job acts
 * @param login the person's login, or null when a job acts
 * @param groups keys of the support groups the person is a member of
 * @param leads keys of those it leads, a subset of {@code groups}
 * @param admin whether the person is an administrator
 */
public record Actor(Long personId, String login, Set<String> groups, Set<String> leads, boolean admin)
        implements Accountable {
    /** A job of the desk; nobody's right is asked for, and history names no person. */
    public static final Actor SYSTEM = new Actor(null, null, Set.of(), Set.of(), false);

    public Actor {
        groups = Set.copyOf(groups);
        leads = Set.copyOf(leads);
    }

    public boolean isSystem() {
        return personId == null;
    }

    public boolean isPerson(Long id) {
        return personId != null && personId.equals(id);
    }

    public boolean isMember(String groupKey) {
        return groupKey != null && groups.contains(groupKey);
    }

    public boolean isLead(String groupKey) {
        return groupKey != null && leads.contains(groupKey);
    }

    public boolean isAgent() {
        return !groups.isEmpty();
    }
}
