package org.threeline.catalog.offering;

import java.util.List;
import java.util.function.Function;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.sla.ServiceLevelAgreement;

/** The kinds of definitions, each a section of the catalogue's files; names are stored. */
public enum DefinitionKind {
    FAMILY("families", ServiceFamily.class, CatalogueContent::families),
    CALENDAR("calendars", CalendarDefinition.class, CatalogueContent::calendars),
    AGREEMENT("agreements", ServiceLevelAgreement.class, CatalogueContent::agreements),
    GROUP("groups", GroupDefinition.class, CatalogueContent::groups),
    SERVICE("services", ServiceOffering.class, CatalogueContent::services);

    private final String section;
    private final Class<?> type;
    private final Function<CatalogueContent, List<?>> definitions;

    DefinitionKind(String section, Class<?> type, Function<CatalogueContent, List<?>> definitions) {
        this.section = section;
        this.type = type;
        this.definitions = definitions;
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
