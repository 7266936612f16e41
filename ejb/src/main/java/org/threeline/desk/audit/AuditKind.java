package org.threeline.desk.audit;

/** What was done. The names are stored: one that was ever used stays. */
public enum AuditKind {
    /** Somebody signed in, in a browser or for a token. */
    SIGNED_IN,
    /** A login and a password did not belong together. */
    SIGN_IN_REFUSED,
    /** So many sign-ins were refused that the login or the address is locked for a while. */
    SIGN_IN_LOCKED,
    SIGNED_OUT,
    TOKEN_MADE,
    TOKEN_REVOKED,
    /** The set-up link made the first administrator. */
    DESK_SET_UP,
    /** A definition of the catalogue changed by a publication. */
    CATALOGUE_PUBLISHED,
    JOB_STARTED,
    JOB_STOPPED,
    JOB_RESTARTED,
    IMPORT_STARTED
}
