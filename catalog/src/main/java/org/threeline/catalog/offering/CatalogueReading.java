package org.threeline.catalog.offering;

import java.util.List;

/**
 * What reading a catalogue gave.
 *
 * @param content the catalogue, with versions still 0; null when there are faults
 * @param faults what is wrong, by file and line
 */
record CatalogueReading(CatalogueContent content, List<CatalogueChanges.Fault> faults) {}
