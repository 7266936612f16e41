/**
 * What a definition that nobody published yet would have done to the tickets of a time: each is told once more with it
 * supposed from the beginning, and what comes out is laid beside what was (docs/sla-clocks.md, "Simulation").
 */
@NullMarked
package org.threeline.desk.simulation;

import org.jspecify.annotations.NullMarked;
