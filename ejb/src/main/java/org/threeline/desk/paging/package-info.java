/**
 * Reaching people again and again until somebody says that they are at it: whoever is on call, and others whom escalation
 * rules tell more than once (docs/on-call.md). The rules ask for it; notifications and letters hear of it.
 */
package org.threeline.desk.paging;
