package org.threeline.desk.identity;

/**
 * A person as others see it in lists and conversations.
 *
 * @param id for the database only, never shown
 * @param login null for people who cannot sign in, for example imported ones
 * @param name what to call the person, never blank
 * @param department null when unknown
 */
public record PersonSummary(long id, String login, String name, String department) {}
