package org.threeline.web.desk;

import java.time.Instant;
import java.util.List;

/**
 * One thing of a ticket's story as the desk reads it.
 *
 * @param look {@code asked} by the requester's side, {@code reply}, {@code note} or {@code event}
 * @param who who said or did it; empty for the desk itself
 * @param role what the person is here
 * @param label a word on top of what was said, for example that it is the solution; empty for none
 * @param icon of an event
 * @param sentence what happened; empty where something was said
 * @param text what was written; may be empty
 * @param facts what belongs to an event beside its text
 * @param fresh whether it came after the page was last seen
 */
public record StoryItem(
        long id,
        Instant at,
        String look,
        String who,
        String role,
        String label,
        String icon,
        String sentence,
        String text,
        List<Fact> facts,
        boolean fresh) {
    /** A name and what stands there. */
    public record Fact(String name, String value) {}

    /** The same with another sentence. */
    StoryItem saying(String other, boolean isFresh) {
        return new StoryItem(id, at, look, who, role, label, icon, other, text, facts, isFresh);
    }

    public boolean isEvent() {
        return look.equals("event");
    }

    public boolean isNote() {
        return look.equals("note");
    }

    public boolean isAsked() {
        return look.equals("asked");
    }
}
