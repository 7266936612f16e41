/** Repairs of clocks in a real database: what they cost, and what is forgotten of them. */
package org.threeline.desk.repair;
