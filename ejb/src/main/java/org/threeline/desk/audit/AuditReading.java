package org.threeline.desk.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.kernel.NotFound;

/**
 * Reading what was done. Administrators read everything; who answers for services reads what was published of them;
 * for everybody else there is no such thing.
 */
@Stateless
public class AuditReading {
    private static final Set<AuditKind> ATTEMPTS = EnumSet.of(
            AuditKind.SIGNED_IN, AuditKind.SIGN_IN_REFUSED, AuditKind.SIGN_IN_LOCKED, AuditKind.PASSWORD_REFUSED);

    @Inject
    AuditEntries entries;

    @Inject
    Catalogue catalogue;

    /**
     * Acts, newest first.
     *
     * @param place where the list goes on; null to begin
     * @throws NotFound for who may read none
     */
    public List<AuditRow> find(AuditFilter filter, AuditPlace place, int limit, Accountable reader) {
        return entries.find(filter, subjectsFor(reader), place, limit);
    }

    /** Attempts to sign in as the reader, newest first. */
    public List<AuditRow> signIns(Accountable reader, int limit) {
        return entries.about(AuditSubject.person(reader.personId(), null), ATTEMPTS, limit);
    }

    /** The kinds of acts a reader may find. */
    public List<AuditKind> kinds(Accountable reader) {
        return reader.admin() ? List.of(AuditKind.values()) : List.of(AuditKind.CATALOGUE_PUBLISHED);
    }

    /** Null for all of them. */
    private Set<String> subjectsFor(Accountable reader) {
        if (reader.admin()) {
            return null;
        }
        var edition = catalogue.inForce();
        var own = new HashSet<String>();
        edition.families().stream()
                .filter(family -> family.owners().contains(reader.login()))
                .forEach(family -> own.add("families." + family.key()));
        edition.services().stream()
                .filter(service -> edition.ownersOf(service).contains(reader.login()))
                .forEach(service -> own.add("services." + service.key()));
        if (own.isEmpty()) {
            throw new NotFound("an audit for this person");
        }
        return own;
    }
}
