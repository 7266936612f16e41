package org.threeline.catalog.offering;

/**
 * One file of a catalogue, or a document that was sent.
 *
 * @param name what faults call it
 * @param text its content
 */
record CatalogueSource(String name, String text) {}
