/** How the database means to answer the questions of reports, asked by what asks them in the application. */
package org.threeline.desk.report;
