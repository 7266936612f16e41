/**
 * The administrator's room: whether everything is running, and bringing the tickets of another system in. Views call
 * these pages; nobody else does.
 */
package org.threeline.web.admin;
