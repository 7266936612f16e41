package org.threeline.desk.draft;

import java.util.List;
import java.util.Map;

/**
 * What was written so far, as it stands there: nothing of it is checked before it is sent.
 *
 * @param subject of a request; null for none
 * @param text the description of a request, or what is said on a ticket; null for none
 * @param answers by field name of the form the draft was begun with
 * @param impact name of an Impact, or null
 * @param urgency name of an Urgency, or null
 * @param requester login of the person in need; null for the writer, blank for somebody who was not named yet
 * @param watchers logins
 * @param files ids of files the writer has ready
 * @param channel of a call: name of a Channel, or null
 * @param solution of a call that was enough, possibly blank still; null where it was not
 */
public record DraftContent(
        String subject,
        String text,
        Map<String, Object> answers,
        String impact,
        String urgency,
        String requester,
        List<String> watchers,
        List<Long> files,
        String channel,
        String solution) {
    /** What is absent is empty. */
    public DraftContent {
        answers = answers == null ? Map.of() : answers;
        watchers = watchers == null
                ? List.of()
                : watchers.stream().filter(login -> login != null).toList();
        files = files == null
                ? List.of()
                : files.stream().filter(id -> id != null).distinct().toList();
    }

    /** A request as its requester writes it. */
    public static DraftContent request(
            String subject,
            String text,
            Map<String, Object> answers,
            String impact,
            String urgency,
            String requester,
            List<String> watchers,
            List<Long> files) {
        return new DraftContent(subject, text, answers, impact, urgency, requester, watchers, files, null, null);
    }

    /** What is said on a ticket. */
    public static DraftContent said(String text, List<Long> files) {
        return request(null, text, null, null, null, null, null, files);
    }

    /** Whether nothing is said and nothing attached. */
    boolean isNothingSaid() {
        return (text == null || text.isBlank()) && files.isEmpty();
    }
}
