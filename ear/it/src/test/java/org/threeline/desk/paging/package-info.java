/** How the database finds the pages that are to be repeated, asked by what asks it in the application. */
package org.threeline.desk.paging;
