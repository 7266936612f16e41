/**
 * A made-up company to try the desk with: people, and six weeks of tickets that lead up to the moment it is founded.
 * The same on every day, from a fixed seed. It uses every other feature; only the opening of a desk calls it.
 */
package org.threeline.desk.demo;
