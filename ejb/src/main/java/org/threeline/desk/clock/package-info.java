/**
 * Is the promise kept? Clocks over working time, their pauses, breaches and explanations (docs/sla-clocks.md).
 * The ticket's use cases drive them; nothing here knows a ticket beyond its id.
 */
@NullMarked
package org.threeline.desk.clock;

import org.jspecify.annotations.NullMarked;
