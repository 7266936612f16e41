package org.threeline.catalog.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import org.threeline.kernel.InvalidInput;

/**
 * One question about a calendar, asked and answered in JSON, so that an owner can try a calendar before using it:
 * {@code {"calendar": …, "op": "add", "input": {"start": "2026-01-05T16:00:00Z", "seconds": 7200}}} is answered with
 * {@code {"end": "2026-01-06T10:00:00Z"}}. The arithmetic is the one tickets use.
 *
 * <table>
 * <caption>Operations</caption>
 * <tr><th>op</th><th>input</th><th>answer</th></tr>
 * <tr><td>add, sub</td><td>start, seconds</td><td>end, null for never</td></tr>
 * <tr><td>between</td><td>start, end</td><td>seconds</td></tr>
 * <tr><td>is_open</td><td>at</td><td>open</td></tr>
 * <tr><td>next_open</td><td>at, strict (optional)</td><td>at, null for never</td></tr>
 * <tr><td>next_close</td><td>at</td><td>at, null for never</td></tr>
 * </table>
 */
public final class WorkingTimeCase {
    /** The operations {@link #evaluate} answers. */
    public static final Set<String> OPERATIONS = Set.of("add", "sub", "between", "is_open", "next_open", "next_close");

    /** What a recorded case says about itself besides the question. */
    private static final Set<String> FIELDS =
            Set.of("calendar", "op", "input", "id", "source", "path", "also", "tags", "note", "expected");

    private WorkingTimeCase() {}

    /**
     * Answers a case.
     *
     * @throws InvalidInput at the field that is missing, mistyped or unknown; an operation not among
     *     {@link #OPERATIONS} is {@code working_time.op_unknown} at {@code op}
     */
    public static ObjectNode evaluate(JsonNode asked) {
        CaseInput whole = CaseInput.of(asked, "").allowing(FIELDS);
        String op = whole.text("op");
        if (!OPERATIONS.contains(op)) {
            throw new InvalidInput("op", "working_time.op_unknown", String.join(", ", new TreeSet<>(OPERATIONS)));
        }
        WorkingTime time = WorkingTime.tried(CalendarJson.read(asked.get("calendar"), "calendar"), new TrialEffort());
        CaseInput input = whole.object("input");
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        switch (op) {
            case "add" -> {
                input.allowing(Set.of("start", "seconds"));
                answer.set("end", CaseInput.json(time.add(input.instant("start"), input.seconds("seconds"))));
            }
            case "sub" -> {
                input.allowing(Set.of("start", "seconds"));
                answer.set("end", CaseInput.json(time.subtract(input.instant("start"), input.seconds("seconds"))));
            }
            case "between" -> {
                input.allowing(Set.of("start", "end"));
                answer.set("seconds", CaseInput.json(time.between(input.instant("start"), input.instant("end"))));
            }
            case "is_open" -> {
                input.allowing(Set.of("at"));
                answer.put("open", time.isOpen(input.instant("at")));
            }
            case "next_open" -> {
                input.allowing(Set.of("at", "strict"));
                answer.set("at", CaseInput.json(time.nextOpen(input.instant("at"), input.flag("strict"))));
            }
            default -> {
                input.allowing(Set.of("at"));
                answer.set("at", CaseInput.json(time.nextClose(input.instant("at"))));
            }
        }
        return answer;
    }
}
