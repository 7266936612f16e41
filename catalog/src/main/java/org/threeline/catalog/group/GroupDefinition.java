package org.threeline.catalog.group;

import java.util.List;
import java.util.Optional;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.kernel.LocalizedText;

/**
 * A support group as the catalogue defines it.
 *
 * @param key stable name, for example {@code service-desk}
 * @param version starts at 1, grows with every published change
 * @param name what the group is called
 * @param line 1, 2 or 3
 * @param calendar key of the calendar the group works by
 * @param ola how long the group may hold a ticket, per priority; targets of kind OLA only, possibly none
 * @param sideways keys of groups of the same line it may escalate to
 */
public record GroupDefinition(
        String key,
        int version,
        LocalizedText name,
        int line,
        String calendar,
        List<ServiceLevelTarget> ola,
        List<String> sideways) {
    /** Copies the lists; null is none. */
    public GroupDefinition {
        ola = ola == null ? List.of() : List.copyOf(ola);
        sideways = sideways == null ? List.of() : List.copyOf(sideways);
    }

    /** Key of the calendar one of its targets counts on. */
    public String calendar(ServiceLevelTarget target) {
        return target.calendar().key(calendar, null);
    }

    /** How long the group may hold a ticket of a priority; empty when nothing is promised. */
    public Optional<ServiceLevelTarget> ola(Priority priority) {
        return ola.stream().filter(target -> target.priority() == priority).findFirst();
    }
}
