/**
 * Version 1 of the REST interface: one {@code …Resource} per noun, and what they share. A resource calls use cases
 * and answers records; refusals are exceptions that one mapper turns into problem documents. Nobody calls it.
 */
package org.threeline.web.rest;
