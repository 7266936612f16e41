package org.threeline.catalog.offering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.kernel.NotFound;

/**
 * What is promised, as this node knows it. The edition in force is kept in memory and looked at again when its revision
 * changed, which is asked at most once a second; old versions never change and are kept for good.
 */
@ApplicationScoped
public class Catalogue implements Definitions {
    private static final long PATIENCE = Duration.ofSeconds(1).toNanos();

    @Inject
    PublishedDefinitions definitions;

    private final ReentrantLock reading = new ReentrantLock();
    private final ConcurrentMap<PublishedDefinition.Key, Object> versions = new ConcurrentHashMap<>();
    private final ConcurrentMap<PublishedDefinition.Key, WorkingTime> workingTimes = new ConcurrentHashMap<>();
    private volatile Known known;

    /** The catalogue in force, at most one second old on other nodes than the one that published it. */
    @Override
    public CatalogueEdition inForce() {
        Known seen = known;
        if (seen != null && System.nanoTime() - seen.askedAt < PATIENCE) {
            return seen.edition;
        }
        // Only one asks; the others go on with what they know, so that nobody who holds a connection waits for one.
        if (seen == null) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return seen.edition;
        }
        try {
            return read();
        } finally {
            reading.unlock();
        }
    }

    private CatalogueEdition read() {
        Known before = known;
        long now = System.nanoTime();
        if (before != null && now - before.askedAt < PATIENCE) {
            return before.edition;
        }
        long revision = definitions.revision();
        CatalogueEdition edition =
                before != null && before.edition.revision() == revision ? before.edition : readEdition(revision);
        known = new Known(edition, now);
        return edition;
    }

    private CatalogueEdition readEdition(long revision) {
        Map<DefinitionKind, List<Object>> found = new EnumMap<>(DefinitionKind.class);
        for (PublishedDefinition published : definitions.inForce()) {
            Object definition = versions.computeIfAbsent(
                    new PublishedDefinition.Key(published.kind(), published.key(), published.version()),
                    key -> published.definition());
            found.computeIfAbsent(published.kind(), kind -> new ArrayList<>()).add(definition);
        }
        return new CatalogueEdition(revision, CatalogueDocuments.content(found));
    }

    /** Looks again at the next question: this node has just published. */
    void onPublished(@Observes(during = TransactionPhase.AFTER_SUCCESS) CataloguePublished published) {
        reading.lock();
        try {
            Known before = known;
            known = before == null ? null : new Known(before.edition, System.nanoTime() - PATIENCE);
        } finally {
            reading.unlock();
        }
    }

    /**
     * A service as it was when that version was published.
     *
     * @throws NotFound when there is no such version
     */
    @Override
    public ServiceOffering service(String key, int version) {
        return (ServiceOffering) definition(DefinitionKind.SERVICE, key, version);
    }

    /**
     * An agreement as it was when that version was published.
     *
     * @throws NotFound when there is no such version
     */
    @Override
    public ServiceLevelAgreement agreement(String key, int version) {
        return (ServiceLevelAgreement) definition(DefinitionKind.AGREEMENT, key, version);
    }

    /**
     * A calendar as it was when that version was published.
     *
     * @throws NotFound when there is no such version
     */
    @Override
    public CalendarDefinition calendar(String key, int version) {
        return (CalendarDefinition) definition(DefinitionKind.CALENDAR, key, version);
    }

    /**
     * A group as it was when that version was published.
     *
     * @throws NotFound when there is no such version
     */
    @Override
    public GroupDefinition group(String key, int version) {
        return (GroupDefinition) definition(DefinitionKind.GROUP, key, version);
    }

    /**
     * The arithmetic of a calendar's version, made once.
     *
     * @throws NotFound when there is no such version
     */
    @Override
    public WorkingTime workingTime(String calendarKey, int version) {
        PublishedDefinition.Key key = new PublishedDefinition.Key(DefinitionKind.CALENDAR, calendarKey, version);
        WorkingTime made = workingTimes.get(key);
        if (made == null) {
            made = WorkingTime.of(calendar(calendarKey, version).calendar());
            WorkingTime earlier = workingTimes.putIfAbsent(key, made);
            made = earlier == null ? made : earlier;
        }
        return made;
    }

    private Object definition(DefinitionKind kind, String key, int version) {
        PublishedDefinition.Key wanted = new PublishedDefinition.Key(kind, key, version);
        Object definition = versions.get(wanted);
        if (definition == null) {
            definition = definitions
                    .find(kind, key, version)
                    .orElseThrow(() -> new NotFound(kind + " " + key + " version " + version))
                    .definition();
            versions.putIfAbsent(wanted, definition);
        }
        return definition;
    }

    /** What this node knows, and when it last asked (nanoseconds of this machine's run time). */
    private record Known(CatalogueEdition edition, long askedAt) {}
}
