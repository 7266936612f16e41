package org.threeline.catalog.offering;

import java.util.Objects;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.sla.ServiceLevelAgreement;

/**
 * One definition as somebody edited it in a page.
 *
 * @param kind what is edited
 * @param key of the definition
 * @param definition what it shall say, its version does not matter; null to take it out of the catalogue
 * @param seenVersion the version that was edited; null for a definition that is new
 * @param reason why, shown in the list of versions; null when nothing was said
 * @param overFile whether the catalogue's file may be overwritten although it says something that was never published
 */
public record DefinitionEdit(
        DefinitionKind kind, String key, Object definition, Integer seenVersion, String reason, boolean overFile) {
    public DefinitionEdit {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(key, "key");
    }

    /** A calendar, edited or new. */
    public static DefinitionEdit of(CalendarDefinition calendar, Integer seenVersion, String reason, boolean overFile) {
        return new DefinitionEdit(DefinitionKind.CALENDAR, calendar.key(), calendar, seenVersion, reason, overFile);
    }

    /** A group, edited or new. */
    public static DefinitionEdit of(GroupDefinition group, Integer seenVersion, String reason, boolean overFile) {
        return new DefinitionEdit(DefinitionKind.GROUP, group.key(), group, seenVersion, reason, overFile);
    }

    /** An agreement, edited or new. */
    public static DefinitionEdit of(
            ServiceLevelAgreement agreement, Integer seenVersion, String reason, boolean overFile) {
        return new DefinitionEdit(DefinitionKind.AGREEMENT, agreement.key(), agreement, seenVersion, reason, overFile);
    }

    /** An agreement that is no longer offered. */
    public static DefinitionEdit retireAgreement(String key, int seenVersion, String reason, boolean overFile) {
        return new DefinitionEdit(DefinitionKind.AGREEMENT, key, null, seenVersion, reason, overFile);
    }

    /** A service that is offered already. */
    public static DefinitionEdit of(ServiceOffering service, int seenVersion, String reason, boolean overFile) {
        return new DefinitionEdit(DefinitionKind.SERVICE, service.key(), service, seenVersion, reason, overFile);
    }

    /** A family that is there already. */
    public static DefinitionEdit of(ServiceFamily family, int seenVersion, String reason, boolean overFile) {
        return new DefinitionEdit(DefinitionKind.FAMILY, family.key(), family, seenVersion, reason, overFile);
    }

    /** A group that is no longer offered. */
    public static DefinitionEdit retireGroup(String key, int seenVersion, String reason, boolean overFile) {
        return new DefinitionEdit(DefinitionKind.GROUP, key, null, seenVersion, reason, overFile);
    }

    /** An edit that was written down by {@link #document}. */
    public static DefinitionEdit written(DefinitionKind kind, String key, int seenVersion, String document) {
        return new DefinitionEdit(
                kind, key, CatalogueDocuments.definition(kind, key, 0, document), seenVersion, null, false);
    }

    /** What the definition shall say, as the catalogue stores it. */
    public String document() {
        return CatalogueDocuments.text(CatalogueDocuments.document(definition));
    }

    String path() {
        return kind.section() + "." + key;
    }
}
