package org.threeline.catalog.offering;

/** What kind of ticket a service makes: something is broken, or something is wanted. */
public enum TicketType {
    INCIDENT,
    SERVICE_REQUEST
}
