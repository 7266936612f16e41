package org.threeline.desk.ticket;

/** What happened to a ticket. Internal kinds are the desk's work and never leave it. */
public enum HistoryKind {
    FILED(false),
    /** The desk's public answer. */
    REPLY(false),
    /** What the requester or a watcher wrote. */
    MESSAGE(false),
    NOTE(true),
    TAKEN(true),
    ASSIGNED(true),
    HELD(false),
    RESUMED(false),
    ESCALATED(true),
    HANDED_BACK(true),
    PRIORITIZED(false),
    RESOLVED(false),
    CONFIRMED(false),
    /** How well the requester was served, in their own words. */
    RATED(false),
    REOPENED(false),
    CLOSED(false),
    CANCELLED(false),
    EDITED(false),
    WATCHER_ADDED(false),
    WATCHER_REMOVED(false),
    INVITED(true),
    /** Files of the desk without a word. */
    FILES_ADDED(false),
    FILE_REMOVED(false),
    NOTE_FILE_REMOVED(true),
    PROMISE_AT_RISK(true),
    PROMISE_BROKEN(true),
    /** Whoever is on call was reached for it. */
    PAGED(true),
    /** Somebody who was, or another of the group, is at it. */
    PAGE_ACKNOWLEDGED(true),
    /** Running promises were measured anew. */
    PROMISES_MOVED(true),
    /** Clocks were set to what the history tells. */
    PROMISES_REPAIRED(true),
    IMPORTED(true);

    private final boolean internal;

    HistoryKind(boolean internal) {
        this.internal = internal;
    }

    public boolean isInternal() {
        return internal;
    }

    /** Whether somebody said something in public by it, so that it is the other side's turn. */
    public boolean isSpoken() {
        return this == FILED || this == MESSAGE || this == REPLY || this == RESOLVED || this == REOPENED;
    }
}
