package org.threeline.web.portal;

/** A question and what was answered, both as people read them. */
public record GivenAnswer(String question, String answer) {}
