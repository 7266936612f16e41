/** How the database finds the news that waits to be mailed, asked by what asks it in the application. */
package org.threeline.desk.notify;
