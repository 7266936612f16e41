package org.threeline.desk.ticket;

/** A support group as a ticket meets it: its line, and the calendar its stay is counted in. */
public record HoldingGroup(String key, int line, String calendarKey, int calendarVersion) {}
