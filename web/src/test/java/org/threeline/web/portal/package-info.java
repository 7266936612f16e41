/** Tests of the portal's pages that need neither a server nor a browser. */
package org.threeline.web.portal;
