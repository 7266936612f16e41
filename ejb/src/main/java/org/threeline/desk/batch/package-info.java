/**
 * The timetable of all jobs, and how they are started, stopped and watched. What a job does belongs to its feature; the
 * pages and the REST interface call {@code JobLauncher} and {@code Jobs}.
 */
package org.threeline.desk.batch;
