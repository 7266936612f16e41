package org.threeline.catalog.offering;

import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.sla.ServiceLevelAgreement;

/** The published catalogue, and in it one definition as it would be if it were published now. */
public final class SupposedCatalogue implements Definitions {
    private final Definitions published;
    private final CatalogueEdition edition;
    private final DefinitionKind kind;
    private final String key;
    private final int version;
    private final WorkingTime workingTime;

    private SupposedCatalogue(Definitions published, CatalogueEdition edition, DefinitionEdit edit, int version) {
        this.published = published;
        this.edition = edition;
        this.kind = edit.kind();
        this.key = edit.key();
        this.version = version;
        workingTime = kind == DefinitionKind.CALENDAR
                ? WorkingTime.of(edition.calendar(key).orElseThrow().calendar())
                : null;
    }

    /**
     * The catalogue with an edit in it that nobody published.
     *
     * @param edit with a definition that was checked; it gets the version after the one in force
     */
    public static SupposedCatalogue with(DefinitionEdit edit, Definitions published) {
        CatalogueEdition inForce = published.inForce();
        int version = inForce.version(edit.kind(), edit.key()).orElse(0) + 1;
        Object supposed = CatalogueDocuments.definition(
                edit.kind(),
                edit.key(),
                version,
                CatalogueDocuments.text(CatalogueDocuments.document(edit.definition())));
        CatalogueContent content = CatalogueEditing.edited(
                inForce.content(),
                new DefinitionEdit(
                        edit.kind(), edit.key(), supposed, edit.seenVersion(), edit.reason(), edit.overFile()));
        return new SupposedCatalogue(published, new CatalogueEdition(inForce.revision(), content), edit, version);
    }

    @Override
    public CatalogueEdition inForce() {
        return edition;
    }

    @Override
    public ServiceOffering service(String key, int version) {
        return isSupposed(DefinitionKind.SERVICE, key, version)
                ? edition.service(key).orElseThrow()
                : published.service(key, version);
    }

    @Override
    public ServiceLevelAgreement agreement(String key, int version) {
        return isSupposed(DefinitionKind.AGREEMENT, key, version)
                ? edition.agreement(key).orElseThrow()
                : published.agreement(key, version);
    }

    @Override
    public CalendarDefinition calendar(String key, int version) {
        return isSupposed(DefinitionKind.CALENDAR, key, version)
                ? edition.calendar(key).orElseThrow()
                : published.calendar(key, version);
    }

    @Override
    public GroupDefinition group(String key, int version) {
        return isSupposed(DefinitionKind.GROUP, key, version)
                ? edition.group(key).orElseThrow()
                : published.group(key, version);
    }

    @Override
    public WorkingTime workingTime(String calendarKey, int version) {
        return isSupposed(DefinitionKind.CALENDAR, calendarKey, version)
                ? workingTime
                : published.workingTime(calendarKey, version);
    }

    private boolean isSupposed(DefinitionKind kind, String key, int version) {
        return kind == this.kind && version == this.version && key.equals(this.key);
    }
}
