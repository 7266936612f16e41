package org.threeline.desk.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.threeline.desk.audit.AuditRow.Detail;

class AuditTest {
    private static final Pattern CHANGE = Pattern.compile(
            "(?i)(update|delete\\s+from|truncate(\\s+table)?|drop\\s+table)\\s+(AuditEntry|audit_entry)");

    @Test
    void nothingOfAnEntryIsEverWrittenAgain() {
        var changeable = Arrays.stream(AuditEntry.class.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers())
                        && field.getAnnotation(Id.class) == null
                        && !field.getName().startsWith("_persistence"))
                .filter(field -> field.getAnnotation(Column.class) == null
                        || field.getAnnotation(Column.class).updatable())
                .map(Field::getName)
                .toList();

        assertThat(changeable).isEmpty();
    }

    @Test
    void noStatementChangesOrDeletesEntries() throws IOException {
        var found = new ArrayList<String>();
        for (var sources : List.of("src/main", "../catalog/src/main", "../web/src/main")) {
            try (var files = Files.walk(Path.of(sources))) {
                for (var file : files.filter(path -> path.toString().matches(".*\\.(java|sql)"))
                        .toList()) {
                    if (CHANGE.matcher(Files.readString(file)).find()) {
                        found.add(file.toString());
                    }
                }
            }
        }

        assertThat(found).isEmpty();
        assertThat(CHANGE.matcher("delete from AuditEntry e").find()).isTrue();
    }

    @Test
    void onlyWhatDiffersIsTold() {
        var details = AuditDetails.none()
                .changed("name", "Anna", "Anna")
                .changed("email", null, "a@b.c")
                .with("nothing", null);

        assertThat(details.values()).containsOnlyKeys("email");
        assertThat(AuditDetails.none().changed("name", "a", "a").isEmpty()).isTrue();
    }

    @Test
    void aLongValueIsCut() {
        var details = AuditDetails.none().with("text", "x".repeat(900));

        assertThat((String) details.values().get("text")).hasSize(501).endsWith("…");
    }

    @Test
    void detailsAreReadBackAsTheyWereWritten() {
        var json = new DetailsJson();
        var details = AuditDetails.none()
                .with("count", 3)
                .with("at", Instant.EPOCH)
                .changed("active", true, false)
                .values();

        assertThat(json.convertToEntityAttribute(json.convertToDatabaseColumn(details)))
                .isEqualTo(details);
        assertThat(json.convertToDatabaseColumn(Map.of())).isNull();
    }

    @Test
    void aRowTellsChangesAndFactsApart() {
        var details = AuditDetails.none()
                .with("login", "anna")
                .changed("name", "Anna", "Ann")
                .values();
        var row =
                new AuditRow(1, Instant.EPOCH, 2L, "a", "A", null, null, AuditKind.SIGNED_IN, "people.2", "A", details);

        assertThat(row.facts())
                .containsExactly(new Detail("login", false, null, "anna"), new Detail("name", true, "Anna", "Ann"));
    }
}
