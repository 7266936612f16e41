package org.threeline.desk.identity;

/**
 * Somebody may not sign in any more. Observers belong into the transaction.
 *
 * @param handOver whether the person's work in hand is to go back to the queues of its groups
 * @param by who did it
 */
public record PersonDeactivated(long personId, boolean handOver, Actor by) {}
