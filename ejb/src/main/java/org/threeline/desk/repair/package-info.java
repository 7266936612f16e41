/**
 * Clocks set right from the tickets' histories: compared first, every difference kept, and repaired once somebody has
 * seen them (docs/sla-clocks.md, "Repair").
 */
@NullMarked
package org.threeline.desk.repair;

import org.jspecify.annotations.NullMarked;
