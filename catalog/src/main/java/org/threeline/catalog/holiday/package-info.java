/**
 * Which days others have off: holidays as iCalendar files tell them, for somebody who edits a calendar to choose from.
 * Nothing here is stored, and nothing is fetched.
 */
@NullMarked
package org.threeline.catalog.holiday;

import org.jspecify.annotations.NullMarked;
