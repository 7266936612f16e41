package org.threeline.desk.notify;

/** What somebody is told. */
public enum NotificationKind {
    /** A ticket came to the person's group from another line. */
    ESCALATED_TO_GROUP,
    /** A ticket became the person's. */
    ASSIGNED_TO_YOU,
    /** A ticket came back. */
    HANDED_BACK,
    /** The desk answered the person's request. */
    REPLIED,
    /** The desk waits for the person. */
    WAITS_FOR_YOU,
    RESOLVED,
    /** The requester wrote on a ticket the person works on. */
    MESSAGE,
    REOPENED,
    CANCELLED,
    PROMISE_AT_RISK,
    PROMISE_BROKEN
}
