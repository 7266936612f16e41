/** How the database finds the clocks that are due: the plans of the very statements the sweep sends. */
package org.threeline.desk.clock;
