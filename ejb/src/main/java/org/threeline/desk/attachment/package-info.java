/**
 * Files people attach: how they come in, what they are, and where their bytes lie. Whose they are to see is the ticket's
 * question; a file that is only ready belongs to whoever sent it.
 */
package org.threeline.desk.attachment;
