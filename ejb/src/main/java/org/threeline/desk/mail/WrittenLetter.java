package org.threeline.desk.mail;

import java.util.Map;

/**
 * A letter as it leaves.
 *
 * @param name of its reader
 * @param headers beside those every letter has
 */
public record WrittenLetter(
        String messageId,
        String address,
        String name,
        String subject,
        String text,
        String html,
        Map<String, String> headers) {}
