package org.threeline.catalog.offering;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.sla.ServiceLevelAgreement;

/** The catalogue as it was in force at one moment: immutable, whole, and cheap to ask. */
public final class CatalogueEdition {
    private final long revision;
    private final CatalogueContent content;
    private final Map<String, ServiceFamily> families;
    private final Map<String, CalendarDefinition> calendars;
    private final Map<String, ServiceLevelAgreement> agreements;
    private final Map<String, GroupDefinition> groups;
    private final Map<String, ServiceOffering> services;

    CatalogueEdition(long revision, CatalogueContent content) {
        this.revision = revision;
        this.content = content;
        families = byKey(content.families(), ServiceFamily::key);
        calendars = byKey(content.calendars(), CalendarDefinition::key);
        agreements = byKey(content.agreements(), ServiceLevelAgreement::key);
        groups = byKey(content.groups(), GroupDefinition::key);
        services = byKey(content.services(), ServiceOffering::key);
    }

    private static <T> Map<String, T> byKey(List<T> definitions, Function<T, String> key) {
        Map<String, T> map = new LinkedHashMap<>();
        definitions.forEach(each -> map.put(key.apply(each), each));
        return Collections.unmodifiableMap(map);
    }

    /** Grows with every publication; 0 before the first. */
    public long revision() {
        return revision;
    }

    /** Whether nothing was ever published. */
    public boolean isEmpty() {
        return families.isEmpty() && services.isEmpty();
    }

    /** The version in force of a definition; empty where there is none. */
    public Optional<Integer> version(DefinitionKind kind, String key) {
        return switch (kind) {
            case CALENDAR -> calendar(key).map(CalendarDefinition::version);
            case AGREEMENT -> agreement(key).map(ServiceLevelAgreement::version);
            case GROUP -> group(key).map(GroupDefinition::version);
            case SERVICE -> service(key).map(ServiceOffering::version);
            case FAMILY -> family(key).map(ServiceFamily::version);
        };
    }

    /** All families. */
    public Collection<ServiceFamily> families() {
        return families.values();
    }

    /** The family of this key. */
    public Optional<ServiceFamily> family(String key) {
        return Optional.ofNullable(families.get(key));
    }

    /** All services, hidden ones too. */
    public Collection<ServiceOffering> services() {
        return services.values();
    }

    /** The services of one family that the portal shows. */
    public List<ServiceOffering> servicesOf(String family) {
        return services.values().stream()
                .filter(service -> !service.hidden() && service.family().equals(family))
                .toList();
    }

    /** The service of this key, a hidden one too. */
    public Optional<ServiceOffering> service(String key) {
        return Optional.ofNullable(services.get(key));
    }

    /** All agreements. */
    public Collection<ServiceLevelAgreement> agreements() {
        return agreements.values();
    }

    /** The agreement of this key. */
    public Optional<ServiceLevelAgreement> agreement(String key) {
        return Optional.ofNullable(agreements.get(key));
    }

    /** All calendars. */
    public Collection<CalendarDefinition> calendars() {
        return calendars.values();
    }

    /** The calendar of this key. */
    public Optional<CalendarDefinition> calendar(String key) {
        return Optional.ofNullable(calendars.get(key));
    }

    /** Keys of the calendars a service's promises count on; of requesters' places only that of the service instead. */
    public Set<String> calendarsOf(ServiceOffering service) {
        return agreement(service.agreement()).stream()
                .flatMap(agreement -> agreement.targets().stream())
                .map(target -> target.calendar().key(service.calendar(), null))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** All groups the catalogue defines; imported ones are not among them. */
    public Collection<GroupDefinition> groups() {
        return groups.values();
    }

    /** The group of this key. */
    public Optional<GroupDefinition> group(String key) {
        return Optional.ofNullable(groups.get(key));
    }

    /** Logins of those who answer for a service: its own owners, else those of its family. */
    public List<String> ownersOf(ServiceOffering service) {
        if (!service.owners().isEmpty()) {
            return service.owners();
        }
        return family(service.family()).map(ServiceFamily::owners).orElse(List.of());
    }

    /** The whole catalogue as one document; loading it again changes nothing. */
    public String asYaml() {
        return CatalogueDocuments.yaml(content);
    }

    CatalogueContent content() {
        return content;
    }
}
