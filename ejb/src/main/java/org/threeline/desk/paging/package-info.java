/**
 * Reaching whoever is on call, again and again until somebody says that they are at it (docs/on-call.md). Escalation rules
 * ask for it; notifications and letters hear of it.
 */
package org.threeline.desk.paging;
