/**
 * How a browser or a program proves who it is, and which pages are open to whom. Resources ask {@code SignedIn} how
 * a request was authenticated; who it is they ask the desk's {@code CurrentPerson}.
 */
package org.threeline.web.security;
