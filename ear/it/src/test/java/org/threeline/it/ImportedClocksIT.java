package org.threeline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every clock of every incident of an imported log is the one that follows from the log's rows. With
 * {@code -Dthreeline.log=FILE} it is a log of one's own, zip or csv, else the sample.
 */
@ExtendWith(RunningDesk.class)
class ImportedClocksIT {
    private static final Instant UNTIL = Instant.parse(IncidentSample.UNTIL);

    /** Later than all rows, and earlier than now, so that what still runs is read at one instant as well. */
    private static final Instant AS_OF = Instant.parse("2018-01-01T00:00:00Z");

    @Test
    void everyClockIsTheOneCountedFromTheRows(Desk desk) throws Exception {
        var own = System.getProperty("threeline.log");
        var prefix = own == null ? "recount-" : "";
        var log = own == null ? LogRecount.sample() : Files.readAllBytes(Path.of(own));
        var file = own == null ? renamed(log, prefix) : log;
        for (var until : new Instant[] {UNTIL, null}) {
            JobsIT.idle(desk, "ticket-import");
            var ended = JobsIT.end(
                    desk,
                    JobsIT.accepted(desk.as("admin")
                            .upload(
                                    "/api/v1/imports?format=servicenow-incident-log"
                                            + (until == null ? "" : "&until=" + until),
                                    own == null
                                            ? "sample.csv"
                                            : Path.of(own).getFileName().toString(),
                                    file)));
            assertThat(ended.json().path("state").asText()).as(ended.body()).isEqualTo("COMPLETED");
            JobsIT.sweep(desk);

            var counted = LogRecount.of(log, until, AS_OF);
            var differences = LogComparison.told(counted, prefix, desk, AS_OF);

            assertThat(counted).isNotEmpty();
            assertThat(differences).as("of %d incidents", counted.size()).isEmpty();
        }
    }

    private static byte[] renamed(byte[] log, String prefix) throws IOException {
        return new String(log, StandardCharsets.UTF_8)
                .replaceAll("(?m)^INC", prefix + "INC")
                .getBytes(StandardCharsets.UTF_8);
    }
}
