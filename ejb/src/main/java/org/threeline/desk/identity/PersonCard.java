package org.threeline.desk.identity;

import java.time.ZoneId;

/**
 * How to reach somebody and where he works, for those who have to help him.
 *
 * @param login null for people who cannot sign in
 * @param email null when unknown, as department, location and phone are
 * @param zone in which the person reads times
 */
public record PersonCard(
        long id,
        String login,
        String name,
        String email,
        String department,
        String location,
        String phone,
        ZoneId zone) {}
