/**
 * What everybody sees: signing in, the portal's home, a service with its form, one's own requests.
 * Views call these pages; nobody else does.
 */
package org.threeline.web.portal;
