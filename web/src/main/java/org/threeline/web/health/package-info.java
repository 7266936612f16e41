/**
 * Is the desk well, and what is it doing: health checks, figures for monitoring, the id of each request, and the
 * answer where everything else failed. For operators and their machines.
 */
package org.threeline.web.health;
