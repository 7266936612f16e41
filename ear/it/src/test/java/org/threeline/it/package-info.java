/**
 * Does the whole thing work, as built and as people and programs meet it? One database and one server serve all tests of
 * a run; {@link org.threeline.it.RunningDesk} brings them, {@link org.threeline.it.Browsing} adds a browser.
 */
package org.threeline.it;
