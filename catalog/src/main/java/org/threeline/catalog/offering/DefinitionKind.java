package org.threeline.catalog.offering;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.sla.ServiceLevelAgreement;

/** The kinds of definitions, each a section of the catalogue's files; names are stored. */
public enum DefinitionKind {
    FAMILY("families", ServiceFamily.class, CatalogueContent::families, Set.of()),
    CALENDAR("calendars", CalendarDefinition.class, CatalogueContent::calendars, Set.of("new")),
    AGREEMENT("agreements", ServiceLevelAgreement.class, CatalogueContent::agreements, Set.of("new")),
    GROUP("groups", GroupDefinition.class, CatalogueContent::groups, Set.of("new")),
    SERVICE(
            "services",
            ServiceOffering.class,
            CatalogueContent::services,
            Set.of("new", "agreements", "reports", "simulations"));

    private final String section;
    private final Class<?> type;
    private final Function<CatalogueContent, List<?>> definitions;
    private final Set<String> reserved;

    DefinitionKind(
            String section, Class<?> type, Function<CatalogueContent, List<?>> definitions, Set<String> reserved) {
        this.section = section;
        this.type = type;
        this.definitions = definitions;
        this.reserved = reserved;
    }

    /** Whether the address of a page would be another's, was this the key of a definition. */
    public boolean isReserved(String key) {
        return reserved.contains(key);
    }

    String section() {
        return section;
    }

    Class<?> type() {
        return type;
    }

    List<?> of(CatalogueContent content) {
        return definitions.apply(content);
    }
}
