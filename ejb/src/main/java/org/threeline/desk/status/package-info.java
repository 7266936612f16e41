/** Is everything running, and what is to be done where not: for administrators. It asks every part and is asked by none. */
package org.threeline.desk.status;
