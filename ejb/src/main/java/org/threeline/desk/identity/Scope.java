package org.threeline.desk.identity;

/** What a token may do of what its person may do. */
public enum Scope {
    /** Read only. */
    READ,
    /** Change things; includes reading. */
    WRITE
}
