/** How a company wants its desk to look: name, logo, accent colour. Pages, mail and administration ask here. */
package org.threeline.desk.branding;
