/**
 * How does a running Threeline come about from what the build left in {@code ear/target}? A database, a server, and the
 * order in which both start and stop. Used by {@code mvn -Prun} and by the tests of the whole system; the application
 * itself knows nothing of it.
 */
package org.threeline.launch;
