package org.threeline.desk.demo;

import java.util.List;
import org.threeline.desk.identity.Enrolment.Newcomer;

/**
 * Somebody of the made-up company.
 *
 * @param office key of the office whose hours this person keeps
 * @param woman decides forms of words in Russian
 * @param groups keys of the groups this person answers for, possibly none
 */
record Colleague(Newcomer person, String office, boolean woman, List<String> groups) {
    String login() {
        return person.login();
    }

    String language() {
        return person.language();
    }

    /** As colleagues say it. */
    String givenName() {
        return person.name().split(" ")[0];
    }

    boolean isAgent() {
        return !groups.isEmpty();
    }
}
