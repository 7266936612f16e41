package org.threeline.web.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Time zones to choose from: those named for places, and UTC. */
@Named
@ApplicationScoped
public class Zones {
    private final List<String> names = Stream.concat(
                    Stream.of("UTC"),
                    ZoneId.getAvailableZoneIds().stream()
                            .filter(
                                    name -> name.matches(
                                            "(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
                            .sorted())
            .toList();

    public List<String> names() {
        return names;
    }
}
