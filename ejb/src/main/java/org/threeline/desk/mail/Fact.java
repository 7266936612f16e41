package org.threeline.desk.mail;

/** Names of what letters tell, as it was when the news was made. */
public final class Fact {
    /** The ticket's subject. */
    public static final String SUBJECT = "subject";
    /** Key of the service the ticket was filed for. */
    public static final String SERVICE = "service";
    /** Name of whoever did it. */
    public static final String ACTOR = "actor";
    /** Name of whoever needs it; only where the reader filed it for somebody else. */
    public static final String REQUESTER = "requester";
    /** What was written; shown as it is. */
    public static final String TEXT = "text";
    /** When something is promised, as an instant in text. */
    public static final String DUE_AT = "dueAt";
    /** Name of a kind of promise. */
    public static final String PROMISE = "promise";
    /** Whether the reader works on the ticket, so that its link leads to the desk. */
    public static final String AT_DESK = "atDesk";
    /** What a summary lists: a list of maps with kind, promise, number, subject, atDesk. */
    public static final String NEWS = "news";

    /** How much there is of each kind of news in a summary: a map of names of kinds to figures. */
    public static final String COUNTS = "counts";
    /** How much news a summary is about, listed or not; a figure. */
    public static final String TOTAL = "total";

    private Fact() {}
}
