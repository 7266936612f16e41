/** Tickets over the REST interface: their life, who may do what, races, lists, and what each costs the database. */
package org.threeline.it.rest;
