package org.threeline.desk.notify;

import org.threeline.desk.mail.LetterKind;

/** What somebody is told, and how as long as the person has not chosen. */
public enum NotificationKind {
    /** The person's request was received. */
    REQUEST_RECEIVED(Part.REQUESTER, true, true),
    /** The desk answered the person's request. */
    REPLIED(Part.REQUESTER, true, true),
    /** The desk waits for the person. */
    WAITS_FOR_YOU(Part.REQUESTER, true, true),
    RESOLVED(Part.REQUESTER, true, true),
    CANCELLED(Part.REQUESTER, true, true),
    /** A ticket became the person's. */
    ASSIGNED_TO_YOU(Part.AGENT, true, true),
    /** A request was filed with the person's group. */
    NEW_IN_GROUP(Part.AGENT, false, false),
    /** A ticket came to the person's group from another line. */
    ESCALATED_TO_GROUP(Part.AGENT, true, true),
    /** A ticket came back. */
    HANDED_BACK(Part.AGENT, true, true),
    /** The requester wrote on a ticket the person works on. */
    MESSAGE(Part.AGENT, true, false),
    REOPENED(Part.AGENT, true, true),
    /** Somebody named the person in a note. */
    MENTIONED(Part.AGENT, true, true),
    /** A note was written on a ticket the person holds or watches. */
    NOTED(Part.AGENT, true, false),
    /** The person is on call and somebody has to see to a ticket; nobody chooses how to hear of that. */
    PAGED(Part.AGENT, true, true),
    PROMISE_AT_RISK(Part.AGENT, true, false),
    PROMISE_BROKEN(Part.AGENT, true, true);

    /** As what somebody hears of it. */
    public enum Part {
        REQUESTER,
        AGENT
    }

    private final Part part;
    private final boolean usuallyInPage;
    private final boolean usuallyByMail;

    NotificationKind(Part part, boolean usuallyInPage, boolean usuallyByMail) {
        this.part = part;
        this.usuallyInPage = usuallyInPage;
        this.usuallyByMail = usuallyByMail;
    }

    public Part part() {
        return part;
    }

    public boolean isUsuallyInPage() {
        return usuallyInPage;
    }

    public boolean isUsuallyByMail() {
        return usuallyByMail;
    }

    /** Whether nobody hears of it who has not asked to. */
    boolean isAskedFor() {
        return !usuallyInPage && !usuallyByMail;
    }

    /** Whether people choose how they hear of it. */
    public boolean isChosen() {
        return this != PAGED;
    }

    /** The letter that tells it. */
    LetterKind letter() {
        return LetterKind.valueOf(name());
    }
}
