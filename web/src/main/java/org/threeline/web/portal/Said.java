package org.threeline.web.portal;

import java.time.Instant;

/**
 * One entry of a request's conversation: what somebody wrote, or what happened in one line.
 *
 * @param name who wrote it; empty when it was the desk itself
 * @param initials of the writer's name
 * @param detail the writer's department; empty when unknown
 * @param look {@code asked} for the requester's side, {@code desk} for an answer, {@code event} for what happened
 * @param label what the text is, for example a solution; empty for plain talk
 * @param icon for what happened
 * @param text what was written, or what happened in words
 * @param quote what was written with what happened; empty for nothing
 * @param fresh whether it came while the reader was at something else
 */
public record Said(
        long id,
        Instant at,
        String name,
        String initials,
        String detail,
        String look,
        String label,
        String icon,
        String text,
        String quote,
        boolean fresh) {}
