/**
 * The sentences people read, in their language. Pages and resources call it; it calls nothing of ours.
 */
package org.threeline.web.text;
