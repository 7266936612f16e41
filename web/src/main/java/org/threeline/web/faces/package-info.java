/**
 * The glue between Faces and the desk: addresses, languages, themes, times in words, and what a page shows when
 * something is refused or fails. It holds no feature; pages and templates call it.
 */
package org.threeline.web.faces;
