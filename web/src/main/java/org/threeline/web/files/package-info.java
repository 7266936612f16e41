/** Attached files on their way to a browser or a program, with what keeps them from doing anything there. */
package org.threeline.web.files;
