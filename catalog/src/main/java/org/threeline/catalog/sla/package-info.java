/**
 * What is promised: agreements, their targets per priority, and how impact and urgency make a priority.
 * Definitions are immutable and versioned; a running clock keeps the version it was made with.
 */
@NullMarked
package org.threeline.catalog.sla;

import org.jspecify.annotations.NullMarked;
