/**
 * The owner's room: what is offered and promised, whether the files can be published, and what was. Views call these
 * pages; nobody else does.
 */
package org.threeline.web.catalog;
