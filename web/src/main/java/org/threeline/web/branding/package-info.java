/** How the company's look reaches browsers: names for views, and the style sheet, sign and logo they load. */
package org.threeline.web.branding;
