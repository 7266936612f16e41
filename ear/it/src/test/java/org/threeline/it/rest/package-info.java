/** What programs meet: the REST interface of a running desk, over HTTP. */
package org.threeline.it.rest;
