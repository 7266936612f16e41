package org.threeline.desk.identity;

/** The coarse rights of a person; what exactly one may do with a ticket follows from its groups and its service. */
public enum Role {
    /** Everybody who can sign in. */
    EMPLOYEE,
    /** A member of at least one support group. */
    AGENT,
    /** Answers for at least one service or family of services. */
    OWNER,
    /** Looks after people, groups, calendars and jobs. */
    ADMIN
}
