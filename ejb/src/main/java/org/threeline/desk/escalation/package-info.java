/**
 * What happens if a promise is in danger or broken: the agreement's escalation rules (docs/sla-clocks.md).
 * It acts through the ticket's use cases; a job only tells it where to look.
 */
@NullMarked
package org.threeline.desk.escalation;

import org.jspecify.annotations.NullMarked;
