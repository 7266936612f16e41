package org.threeline.desk.clock;

import org.threeline.catalog.calendar.WorkingTime;

/** Finds the compiled calendar of a version; definitions never change, so the answer may be kept for good. */
@FunctionalInterface
public interface WorkingTimes {
    WorkingTime of(String calendarKey, int calendarVersion);
}
