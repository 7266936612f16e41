package org.threeline.desk.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentLogTest {
    private static final String HEADER = "number,incident_state,sys_mod_count,caller_id,opened_at,sys_updated_at,"
            + "contact_type,category,subcategory,impact,urgency,assignment_group,assigned_to\n";

    @ParameterizedTest
    @ValueSource(strings = {"1/1/+99999 0:00", "1/1/-2000 0:00", "1/1/0000 0:00", "31/12/1969 23:59", "1/1/2200 0:00"})
    void aTimeNobodysLogTellsOfRejectsItsRowAndNotTheFile(String time) throws IOException {
        assertThat(row(HEADER + "INC1,New,0,Caller 1," + time
                        + ",29/2/2016 01:23,Phone,,,2 - Medium,2 - Medium,Group 1,?\n"))
                .isInstanceOfSatisfying(
                        LogRow.Rejected.class, row -> assertThat(row.reason()).isEqualTo("import.row.opened_at"));
    }

    @Test
    void whatCannotBeWrittenIsLeftOutOfNamesAndMakesNoNumber() throws IOException {
        var rest = ",New,0,Cal\u0000ler,29/2/2016 01:16,29/2/2016 01:23,Phone,,,2 - Medium,2 - Medium,Group 1,?\n";

        assertThat(row(HEADER + "INC1" + rest))
                .isInstanceOfSatisfying(
                        LogRow.Told.class, row -> assertThat(row.caller()).isEqualTo("Cal ler"));
        assertThat(row(HEADER + "INC\u00001" + rest))
                .isInstanceOfSatisfying(
                        LogRow.Rejected.class, row -> assertThat(row.reason()).isEqualTo("import.row.number"));
    }

    private static LogRow row(String csv) throws IOException {
        try (var log = new IncidentLog(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), null)) {
            return log.next();
        }
    }
}
