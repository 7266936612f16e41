package org.threeline.catalog.offering;

import java.util.List;

final class CatalogueReader {
    static CatalogueReading read(List<CatalogueSource> sources) {
        return new CatalogueReading(null, List.of());
    }

    static CatalogueReading readWhole(String yaml) {
        return new CatalogueReading(null, List.of());
    }
}
