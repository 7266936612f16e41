package org.threeline.catalog.offering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.threeline.catalog.calendar.CalendarDefinition;
import org.threeline.catalog.calendar.ServiceCalendar;
import org.threeline.catalog.calendar.WorkingTime;
import org.threeline.catalog.group.GroupDefinition;
import org.threeline.catalog.sla.ServiceLevelAgreement;

/** The small catalogue of the test resources, in force without a database; every version is the one that is written. */
public class WrittenCatalogue extends Catalogue {
    private static final CatalogueEdition SMALL = read("/small-catalogue.yaml");

    @Override
    public CatalogueEdition inForce() {
        return SMALL;
    }

    @Override
    public ServiceOffering service(String key, int version) {
        return SMALL.service(key).orElseThrow();
    }

    @Override
    public ServiceLevelAgreement agreement(String key, int version) {
        return SMALL.agreement(key).orElseThrow();
    }

    @Override
    public CalendarDefinition calendar(String key, int version) {
        return SMALL.calendar(key).orElseThrow();
    }

    @Override
    public GroupDefinition group(String key, int version) {
        return SMALL.group(key).orElseThrow();
    }

    @Override
    public WorkingTime workingTime(String calendarKey, int version) {
        return WorkingTime.of(calendar(calendarKey, version).calendar());
    }

    /** When it was written: everything in one version, long ago. */
    public static PublishedVersions versions() {
        return new PublishedVersions(CatalogueDocuments.documents(SMALL.content()).entrySet().stream()
                .flatMap(kind -> kind.getValue().keySet().stream()
                        .map(key -> new PublishedVersions.Row(kind.getKey(), key, 0, Instant.EPOCH)))
                .toList());
    }

    /** The same calendars where every zone's clocks were put back by four hours. */
    public static final class Shifted extends WrittenCatalogue {
        @Override
        public WorkingTime workingTime(String calendarKey, int version) {
            var written = calendar(calendarKey, version).calendar();
            return WorkingTime.of(new ServiceCalendar(
                    ZoneOffset.ofHours(-4), written.weekly(), written.holidays(), written.exceptions()));
        }
    }

    private static CatalogueEdition read(String resource) {
        try (InputStream text = WrittenCatalogue.class.getResourceAsStream(resource)) {
            var yaml = new String(text.readAllBytes(), StandardCharsets.UTF_8);
            var reading = CatalogueReader.read(List.of(new CatalogueSource(resource, yaml)));
            if (!reading.faults().isEmpty()) {
                throw new IllegalStateException(reading.faults().toString());
            }
            return new CatalogueEdition(1, reading.content());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
