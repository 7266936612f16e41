package org.threeline.desk.identity;

/**
 * Somebody in the administrators' list.
 *
 * @param login null for people who cannot sign in, for example imported ones
 * @param email null when unknown
 * @param department null when unknown
 * @param location null when unknown
 * @param agent whether it is a member of any support group
 * @param owner whether it answers for a service or a family
 * @param invited whether it has no password yet
 */
public record PersonRow(
        long id,
        String login,
        String name,
        String email,
        String department,
        String location,
        boolean admin,
        boolean agent,
        boolean owner,
        boolean active,
        boolean invited) {}
