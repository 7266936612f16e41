package org.threeline.desk.mail;

import java.util.LinkedHashMap;
import java.util.Map;

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
    /** A link good for one use; sealed while it waits. */
    public static final String LINK = "link";
    /** What a summary lists: a list of maps with kind, promise, number, subject, atDesk. */
    public static final String NEWS = "news";

    private static final String PURPOSE = "letter link";

    private Fact() {}

    static Map<String, Object> sealed(Map<String, Object> facts) {
        var sealed = new LinkedHashMap<>(facts);
        sealed.computeIfPresent(
                LINK, (name, link) -> SealedText.isPossible() ? SealedText.seal((String) link, PURPOSE) : link);
        return sealed;
    }

    /** The link as it was posted; empty where the key has changed since. */
    static String link(Map<String, Object> facts) {
        var stored = (String) facts.getOrDefault(LINK, "");
        return stored.startsWith("http")
                ? stored
                : SealedText.open(stored, PURPOSE).orElse("");
    }
}
