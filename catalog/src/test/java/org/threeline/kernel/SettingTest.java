package org.threeline.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingTest {
    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        System.clearProperty("threeline.import.limit");
    }

    @Test
    void theEnvironmentComesBeforeAFileThenPropertiesThenTheDefault() throws IOException {
        var file = Files.writeString(folder.resolve("secret"), "from file\n");
        var both = Map.of("THREELINE_DB_PASSWORD", " from environment ", "THREELINE_DB_PASSWORD_FILE", file.toString());
        assertThat(Setting.DB_PASSWORD.textFrom(both, name -> "from property")).isEqualTo("from environment");
        assertThat(Setting.DB_PASSWORD.textFrom(
                        Map.of("THREELINE_DB_PASSWORD_FILE", file.toString()), name -> "from property"))
                .isEqualTo("from file");
        assertThat(Setting.DB_PASSWORD.textFrom(Map.of(), Map.of("threeline.db.password", "from property")::get))
                .isEqualTo("from property");
        assertThat(Setting.RATE_LIMIT.textFrom(Map.of(), name -> null)).isEqualTo("1200");
    }

    @Test
    void aSecretsFileThatIsMissingIsToldByName() {
        assertThatThrownBy(() -> Setting.DB_PASSWORD.textFrom(
                        Map.of("THREELINE_DB_PASSWORD_FILE", "/nowhere/secret"), name -> null))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("THREELINE_DB_PASSWORD_FILE");
    }

    @Test
    void sizesAreWrittenWithOrWithoutAUnit() {
        assertThat(bytes("512MB")).isEqualTo(512L << 20);
        assertThat(bytes("2 gb")).isEqualTo(2L << 30);
        assertThat(bytes("1000")).isEqualTo(1000);
        assertThatThrownBy(() -> bytes("much"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("THREELINE_IMPORT_LIMIT");
    }

    @Test
    void aTypingMistakeIsFound() {
        assertThat(Setting.unknownIn(Map.of(
                        "THREELINE_RATE_LIMT",
                        "1",
                        "THREELINE_DEMO",
                        "true",
                        "THREELINE_DB_USER_FILE",
                        "x",
                        "PATH",
                        "/")))
                .containsExactly("THREELINE_RATE_LIMT");
    }

    @Test
    void everySettingIsDocumentedWithItsDefaultAndNothingElseIs() throws IOException {
        var rows = Pattern.compile("(?m)^\\| `(THREELINE_[A-Z_]+)` \\| (?:`([^`]*)`)? ?\\|")
                .matcher(Files.readString(documentation()))
                .results()
                .map(row -> row.group(1) + "=" + (row.group(2) == null ? "" : row.group(2)))
                .toList();
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Setting.values())
                        .map(setting -> setting.variable() + "=" + setting.fallback())
                        .toList());
    }

    private static long bytes(String text) {
        System.setProperty("threeline.import.limit", text);
        return Setting.IMPORT_LIMIT.bytes();
    }

    private static Path documentation() {
        return List.of(Path.of("docs/configuration.md"), Path.of("../docs/configuration.md")).stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}
