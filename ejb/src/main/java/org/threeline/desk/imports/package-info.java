/**
 * Tickets of other systems, brought in from the logs those systems write. A file is received, its rows are gathered
 * once each, and every incident's rows are replayed in order. The job launcher and the REST interface call it.
 */
package org.threeline.desk.imports;
