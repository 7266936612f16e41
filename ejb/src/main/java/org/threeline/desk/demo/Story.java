package org.threeline.desk.demo;

import java.util.List;
import java.util.Map;

/**
 * Something that happens to people and brings them to the desk, with all that is said about it.
 *
 * @param name by which scenes call it: its service and, where there are several, its place among them
 * @param weight how often it happens compared with others
 * @param quick whether the first answer is mostly the last one
 * @param answers to the service's form, with placeholders
 * @param scripts by language
 */
record Story(
        String name,
        String service,
        int weight,
        boolean quick,
        Map<String, Object> answers,
        Map<String, Map<String, Object>> scripts) {
    /** @return everything that can be said there, one of which is chosen; empty where nothing is */
    List<String> lines(String language, String part) {
        return DemoTexts.texts(scripts.get(language).get(part));
    }

    boolean says(String language, String part) {
        return scripts.get(language).containsKey(part);
    }

    /** How many lines know what to do with it. */
    int depth(String language) {
        if (says(language, "seen2")) {
            return 3;
        }
        return says(language, "seen") ? 2 : 1;
    }
}
