/**
 * Who did what and when: sign-ins and administration, written once and never changed. Every package of the desk and
 * the web may write to it, within the transaction of what it tells of; it calls the kernel and the catalogue only.
 */
package org.threeline.desk.audit;
