/**
 * When we work: service calendars and the arithmetic of working time. A calendar says when a group is open; everything
 * that counts working hours (promises, clocks, reports, previews) asks {@link org.threeline.catalog.calendar.WorkingTime}.
 * Arithmetic only: nothing here reads a clock or a database. Any package above the kernel may call it.
 */
@NullMarked
package org.threeline.catalog.calendar;

import org.jspecify.annotations.NullMarked;
