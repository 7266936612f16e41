/** How the database finds the tickets of a queue: the plans of the very statements its lists send. */
package org.threeline.desk.ticket;
