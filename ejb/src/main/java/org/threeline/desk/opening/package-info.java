/**
 * What a new desk needs before anybody can use it: a catalogue, and somebody who can sign in.
 * It runs once at each start, before the jobs do; nobody calls it.
 */
package org.threeline.desk.opening;
