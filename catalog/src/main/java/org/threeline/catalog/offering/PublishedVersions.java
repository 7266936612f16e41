package org.threeline.catalog.offering;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Which version of a definition was the newest at an instant. */
public final class PublishedVersions {
    private final Map<PublishedDefinition.Key, TreeMap<Instant, Integer>> versions = new HashMap<>();

    /** One version and when it was published. */
    record Row(DefinitionKind kind, String key, int version, Instant publishedAt) {}

    PublishedVersions(Collection<Row> rows) {
        for (Row row : rows) {
            versions.computeIfAbsent(anyVersion(row.kind(), row.key()), key -> new TreeMap<>())
                    .merge(row.publishedAt(), row.version(), Math::max);
        }
    }

    /**
     * The newest version at an instant; before the first publication the first.
     *
     * @throws IllegalArgumentException where the definition was never published
     */
    public int at(DefinitionKind kind, String key, Instant at) {
        TreeMap<Instant, Integer> known = versions.get(anyVersion(kind, key));
        if (known == null) {
            throw new IllegalArgumentException(kind + " " + key + " was never published");
        }
        Map.Entry<Instant, Integer> newest = known.floorEntry(at);
        return newest == null ? known.firstEntry().getValue() : newest.getValue();
    }

    /** Whether any version of it was ever published. */
    public boolean knows(DefinitionKind kind, String key) {
        return versions.containsKey(anyVersion(kind, key));
    }

    private static PublishedDefinition.Key anyVersion(DefinitionKind kind, String key) {
        return new PublishedDefinition.Key(kind, key, 0);
    }
}
