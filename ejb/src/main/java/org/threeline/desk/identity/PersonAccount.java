package org.threeline.desk.identity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.threeline.kernel.LocalizedText;
import org.threeline.kernel.Versioned;

/**
 * Everything an administrator sees of a person. What is unknown is null.
 *
 * @param login null for people who cannot sign in
 * @param managerLogin the login of the person's manager
 * @param manager the manager's name
 * @param imported whether an import entered the person
 * @param invited whether it has a login and no password yet
 * @param ownedFamilies families of services the person answers for
 * @param ownedServices services the person answers for by its own name
 */
public record PersonAccount(
        long id,
        String login,
        String name,
        String email,
        Long departmentId,
        String department,
        Long locationId,
        String location,
        String room,
        String phone,
        Employment employment,
        String managerLogin,
        String manager,
        String language,
        String zone,
        boolean admin,
        boolean active,
        boolean imported,
        boolean invited,
        int version,
        Instant createdAt,
        Set<Role> roles,
        List<GroupPart> groups,
        List<LocalizedText> ownedFamilies,
        List<LocalizedText> ownedServices)
        implements Versioned {

    /** A group the person is a member of, and whether it leads it. */
    public record GroupPart(String key, LocalizedText name, int line, boolean lead) {}
}
