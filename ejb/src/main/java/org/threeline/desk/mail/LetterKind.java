package org.threeline.desk.mail;

import java.time.Duration;

/** What a letter is about; its words are in {@code letters.properties} under the same name. */
public enum LetterKind {
    REQUEST_RECEIVED(Audience.PUBLIC),
    REPLIED(Audience.PUBLIC),
    WAITS_FOR_YOU(Audience.PUBLIC),
    RESOLVED(Audience.PUBLIC),
    CANCELLED(Audience.PUBLIC),
    MESSAGE(Audience.PUBLIC),
    REOPENED(Audience.PUBLIC),
    ASSIGNED_TO_YOU(Audience.DESK),
    NEW_IN_GROUP(Audience.DESK),
    ESCALATED_TO_GROUP(Audience.DESK),
    HANDED_BACK(Audience.DESK),
    MENTIONED(Audience.DESK),
    NOTED(Audience.DESK),
    PAGED(Audience.DESK),
    PROMISE_AT_RISK(Audience.DESK),
    PROMISE_BROKEN(Audience.DESK),
    /** Much news that came at once. */
    GATHERED(Audience.PERSON),
    /** News that waited until its reader wanted mail again. */
    HELD(Audience.PERSON),
    DIGEST(Audience.PERSON),
    INVITATION(Audience.PERSON),
    PASSWORD_RESET(Audience.PERSON),
    TEST(Audience.PERSON);

    /** Who may read it; looked at again when it leaves. */
    enum Audience {
        /** Whoever sees the ticket. */
        PUBLIC,
        /** Whoever reads the desk's work on the ticket. */
        DESK,
        /** The person it is addressed to; it is about no ticket. */
        PERSON
    }

    private final Audience audience;

    LetterKind(Audience audience) {
        this.audience = audience;
    }

    Audience audience() {
        return audience;
    }

    /** Whether it holds a link that opens its reader's account; the link is made when the letter leaves. */
    boolean opensAccount() {
        return this == INVITATION || this == PASSWORD_RESET;
    }

    /** How long it is worth trying. Whoever asked for a password in vain has asked again, or somebody else, by then. */
    Duration patience() {
        return this == PASSWORD_RESET ? Duration.ofHours(2) : BackOff.PATIENCE;
    }

    /** Whether it leads to the desk, and not to the requester's own page. */
    boolean isForDesk() {
        return audience == Audience.DESK;
    }
}
