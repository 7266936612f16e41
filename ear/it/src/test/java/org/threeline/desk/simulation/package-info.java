/** Simulations in a real database: what is forgotten of them. */
package org.threeline.desk.simulation;
