package org.threeline.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeline.it.Desk;
import org.threeline.it.Rest;
import org.threeline.it.RunningDesk;

/** Agreements over HTTP: what they say, what of it is odd, and what a document that holds them is refused for. */
@ExtendWith(RunningDesk.class)
class AgreementIT {
    private static final String AGREEMENTS = "/api/v1/agreements";
    private static final String CATALOGUE = "/api/v1/catalogue";

    /** A line of the demo catalogue that tests spoil, in the form in which the catalogue is exported. */
    private static final String TRIAL = """
            agreements:
              trial-of-rules:
                name: {en: Trial}
                targets:
                  - {kind: FIRST_RESPONSE, priority: P3, target: 1h, calendar: office-berlin}
                  - {kind: RESOLUTION, priority: P3, target: 2d, calendar: office-berlin, warnAt: [75]}
                escalations:
                  - {kind: RESOLUTION, atPercent: 100, notify: [GROUP_LEAD]}
            """;

    @Test
    void ownersReadAgreementsAndWhatIsOddAboutThem(Desk desk) {
        var owner = desk.as("owner");
        assertThat(owner.get(AGREEMENTS).json().get("items"))
                .anySatisfy(item -> assertThat(item.get("key").asText()).isEqualTo("it-requests"));
        var read = owner.get(AGREEMENTS + "/security");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.header("ETag"))
                .isEqualTo("\"" + read.json().get("version").asInt() + "\"");
        assertThat(read.json().get("targets"))
                .anySatisfy(target -> assertThat(target.get("kind").asText()).isEqualTo("NEXT_REPLY"));
        assertThat(read.json().get("services")).isNotEmpty();

        var findings = owner.get(AGREEMENTS + "/security/findings");
        assertThat(findings.status()).isEqualTo(200);
        assertThat(findings.json().get("items").isArray()).isTrue();
    }

    @Test
    void othersDoNotAndWhatIsNotThereIsNotFound(Desk desk) {
        for (var path : new String[] {AGREEMENTS, AGREEMENTS + "/security", AGREEMENTS + "/security/findings"}) {
            assertThat(desk.as("employee").get(path).status()).as(path).isEqualTo(403);
            assertThat(desk.as("line1").get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(desk.as("owner").get(AGREEMENTS + "/nothing").status()).isEqualTo(404);
        assertThat(desk.as("admin").get(AGREEMENTS + "/nothing/findings").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "target: 2d                 | target: 0h                       | targets[1].target        | target.out_of_range",
                "target: 2d                 | target: 3650d                    | targets[1].target        | target.out_of_range",
                "target: 2d                 | target: soon                     | targets[1].target        | target.malformed",
                "target: 2d, calendar: office-berlin | target: 2d, calendar: nowhere | targets[1].calendar | reference.unknown",
                "warnAt: [75]               | warnAt: [0]                      | targets[1].warnAt[0]     | value.out_of_range",
                "warnAt: [75]               | warnAt: [101]                    | targets[1].warnAt[0]     | value.out_of_range",
                "warnAt: [75]               | warnAt: [75, 75]                 | targets[1].warnAt        | target.threshold_duplicate",
                "warnAt: [75]               | warnAt: [20h]                    | targets[1].warnAt        | target.threshold_before_start",
                "notify: [GROUP_LEAD]       | notify: []                       | escalations[0]           | escalation.no_effect",
                "kind: RESOLUTION, atPercent | kind: NEXT_REPLY, atPercent     | escalations[0]           | escalation.no_target",
            })
    void aDocumentIsRefusedWithTheLineOfEachSlip(String sound, String slip, String place, String code, Desk desk) {
        var before = desk.as("owner").get(CATALOGUE).body();
        var sent = before.replaceFirst("(?m)^agreements:\n", TRIAL.replace(sound, slip));
        var answer = desk.as("owner").post(CATALOGUE, sent, "Content-Type", "application/yaml");
        assertThat(answer.status()).isEqualTo(400);
        var error = StreamSupport.stream(answer.json().get("errors").spliterator(), false)
                .filter(each -> each.get("code").asText().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.body()));
        assertThat(error.get("path").asText()).isEqualTo("agreements.trial-of-rules." + place);
        assertThat(line(sent, error)).contains(slip.split(",")[0].strip());
        assertThat(desk.as("owner").get(CATALOGUE).body()).isEqualTo(before);
    }

    private static String line(String document, JsonNode error) {
        return document.lines().skip(error.get("line").asInt() - 1).findFirst().orElseThrow();
    }

    @Test
    void foreignAgreementsAreNotForOwnersToChange(Desk desk) {
        var changed = changedHr(desk.as("owner"));
        var refused = desk.as("owner").post(CATALOGUE, changed, "Content-Type", "application/yaml");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("code").asText()).isEqualTo("catalogue.load.not_permitted");
        // What an administrator may do is tried without doing it: other tests count on the agreement.
        assertThat(desk.as("admin")
                        .post(CATALOGUE + "?dryRun=true", changed, "Content-Type", "application/yaml")
                        .status())
                .isEqualTo(200);
    }

    private static String changedHr(Rest owner) {
        var before = owner.get(CATALOGUE).body();
        var place = before.indexOf("\n  hr:\n", before.indexOf("\nagreements:"));
        var target = before.indexOf("target: 2h", place);
        return before.substring(0, target) + "target: 3h" + before.substring(target + "target: 2h".length());
    }
}
