package org.threeline.desk.ticket;

/** How a ticket reached the desk. */
public enum Channel {
    PORTAL,
    PHONE,
    EMAIL,
    CHAT,
    API,
    /** An agent opened it without a call or a message. */
    DIRECT,
    IMPORT
}
