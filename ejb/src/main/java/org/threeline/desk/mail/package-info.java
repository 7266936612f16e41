/**
 * How news leaves the house: the outbox, what letters say, and the mail server that takes them. Features post into
 * {@code Outbox} inside the transaction of what they tell; nothing else sends mail.
 */
package org.threeline.desk.mail;
