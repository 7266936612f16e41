/**
 * What can be asked for: families, services, the catalogue in force, and how its files are read and published.
 * Definitions are immutable and versioned. The desk and the pages read them through {@code Catalogue}; only
 * {@code CatalogueLoading} changes what is in force.
 */
package org.threeline.catalog.offering;
