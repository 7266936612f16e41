/** What only holds inside the server: transactions, injection and events, tried by tests that run there themselves. */
package org.threeline.it.container;
