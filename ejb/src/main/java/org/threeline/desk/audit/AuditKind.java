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
    /** Somebody was taken into a support group. */
    MEMBER_ADDED,
    /** A member became a lead, or an ordinary member again. */
    MEMBER_CHANGED,
    MEMBER_REMOVED,
    /** Somebody will be away, entered by the person or its lead. */
    ABSENCE_ENTERED,
    ABSENCE_ENDED,
    /** A group's rota was drawn up, or drawn up anew. */
    ROTA_CHANGED,
    /** A group keeps no rota any more. */
    ROTA_ENDED,
    /** Somebody takes the turns of another for a while. */
    TURN_REPLACED,
    /** And does not after all. */
    TURN_RESTORED,
    JOB_STARTED,
    JOB_STOPPED,
    JOB_RESTARTED,
    IMPORT_STARTED,
    /** Clocks were to be compared with what the tickets' histories tell. */
    CLOCK_REPAIR_ASKED,
    /** Clocks were to be set to that. */
    CLOCK_REPAIR_APPLIED,
    DEPARTMENT_CREATED,
    DEPARTMENT_CHANGED,
    DEPARTMENT_RETIRED,
    DEPARTMENT_REOPENED,
    LOCATION_CREATED,
    LOCATION_CHANGED,
    LOCATION_RETIRED,
    LOCATION_REOPENED,
    PERSON_CREATED,
    PERSON_CHANGED,
    /** Became an administrator, or is none any more. */
    ROLES_CHANGED,
    PERSON_DEACTIVATED,
    PERSON_REACTIVATED,
    /** A link to choose a password was made. */
    PASSWORD_LINK_MADE,
    /** An administrator had such a link mailed. */
    PASSWORD_LINK_MAILED,
    /** A stranger asked for such a link to be mailed. */
    PASSWORD_FORGOTTEN,
    PASSWORD_SET,
    /** Somebody signed in chose another password. */
    PASSWORD_CHANGED,
    /** Somebody signed in was asked for the password again and did not know it. */
    PASSWORD_REFUSED,
    /** Somebody ended all own sessions but the one at hand. */
    SESSIONS_ENDED,
    /** An administrator ended all sessions and tokens of somebody. */
    ACCESS_ENDED,
    BRANDING_CHANGED,
    /** A file of people was applied. */
    PEOPLE_IMPORTED,
    /** Where mail is handed over, or in whose name. */
    MAIL_SERVER_CHANGED,
    /** Letters that were given up were sent once more. */
    MAIL_SENT_AGAIN,
    MAIL_DISCARDED
}
