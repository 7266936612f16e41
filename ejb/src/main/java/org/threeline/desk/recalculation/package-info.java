/**
 * Measures running clocks anew when a calendar, an agreement, a group's targets, somebody's place of work or the rules of
 * time zones have changed (docs/sla-clocks.md, "Change"). It acts through {@code desk.ticket}.
 */
@NullMarked
package org.threeline.desk.recalculation;

import org.jspecify.annotations.NullMarked;
