package org.threeline.web.portal;

import java.util.List;
import org.threeline.web.faces.Choice;

/**
 * A question of a form as a page asks it.
 *
 * @param name of its answer
 * @param look which input takes the answer: {@code line}, {@code lines}, {@code number}, {@code date}, {@code email},
 *     {@code phone}, {@code list}, {@code radio}, {@code boxes}, {@code box} or {@code person}
 * @param help a sentence that helps to answer; empty when there is none
 * @param options what can be chosen
 * @param maxLength most characters; 0 where it is not text
 * @param conditional whether it is asked only after certain answers
 * @param refreshed ids of what has to be drawn again when its answer changes, separated by blanks; empty for nothing
 */
public record Question(
        String name,
        String look,
        String label,
        String help,
        boolean required,
        List<Choice> options,
        int maxLength,
        boolean conditional,
        String refreshed) {
    public String id() {
        return "answer_" + name;
    }

    /** Where errors of the answer belong. */
    public String field() {
        return "answers." + name;
    }

    /** The part of the page that holds it; it stays there, hidden, while it is not asked. */
    public String place() {
        return placeOf(name);
    }

    static String placeOf(String name) {
        return "ask_" + name;
    }
}
