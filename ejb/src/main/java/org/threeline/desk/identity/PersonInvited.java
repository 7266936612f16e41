package org.threeline.desk.identity;

/**
 * Somebody shall choose a first password by a link in a letter. Observers belong into the transaction.
 *
 * @param by who wants it
 */
public record PersonInvited(long personId, Actor by) {}
