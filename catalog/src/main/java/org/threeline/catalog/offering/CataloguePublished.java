package org.threeline.catalog.offering;

/**
 * A changed catalogue came into force.
 *
 * @param revision its number
 */
public record CataloguePublished(long revision) {}
