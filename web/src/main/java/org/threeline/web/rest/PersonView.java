package org.threeline.web.rest;

import org.threeline.desk.identity.PersonSummary;

/**
 * A person in an answer. Requests name people by login; answers say who that is.
 *
 * @param login null for people who cannot sign in, for example imported ones
 * @param department null when unknown
 */
public record PersonView(String login, String name, String department) {
    static PersonView of(PersonSummary person) {
        return person == null ? null : new PersonView(person.login(), person.name(), person.department());
    }
}
