package org.threeline.desk.identity;

/**
 * Which people are looked for; null asks for nothing.
 *
 * @param text beginning of a name, of a later name, of a login or an e-mail address
 * @param departmentId in this department
 * @param locationId at this location
 * @param demoPassword whether only those are meant who sign in with the demo company's password
 */
public record PersonFilter(
        String text, Role role, Long departmentId, Long locationId, State state, boolean demoPassword) {
    /** Whether people can work with the desk. */
    public enum State {
        /** May sign in, or will once it has a password. */
        ACTIVE,
        /** Active, and has no password yet. */
        INVITED,
        INACTIVE
    }
}
