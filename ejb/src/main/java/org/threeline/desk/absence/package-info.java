/**
 * Who is away, until when, and who stands in. People enter it themselves, leads for their group; it ends by itself.
 * Assigning, handing back and notifying ask here.
 */
package org.threeline.desk.absence;
