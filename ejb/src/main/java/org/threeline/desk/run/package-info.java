/**
 * What a job's run has done so far: its state, its lease, its counts, and the chunks it works in. Jobs of every feature
 * report here; {@code desk.batch} starts and shows them.
 */
package org.threeline.desk.run;
