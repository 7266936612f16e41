/**
 * Who is asking, and what they belong to: people, sign-in, tokens, the current person.
 * Every package of the desk and the web may call it; it calls the kernel and the catalogue only.
 */
package org.threeline.desk.identity;
