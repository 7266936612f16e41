package org.threeline.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final Path VIEWS = Path.of("src/main/webapp");
    private static final Pattern LOOKED_UP = Pattern.compile("msg(?:\\['|\\.of\\('|\\.get\\(')([^']+)'(\\.concat)?");
    private static final Pattern COUNTED = Pattern.compile("msg\\.count\\('([^']+)'");
    private static final Pattern FORM = Pattern.compile("\\.(one|few|many|other)$");

    private final Properties english = load("messages.properties");
    private final Properties russian = load("messages_ru.properties");

    @Test
    void bothLanguagesSayTheSame() {
        assertThat(withoutForms(russian)).isEqualTo(withoutForms(english));
    }

    @Test
    void eachSentenceStandsOnce() {
        for (var bundle : List.of("messages.properties", "messages_ru.properties")) {
            assertThat(keys(bundle)).as(bundle).doesNotHaveDuplicates();
        }
    }

    /** A single one is a quotation mark to MessageFormat, which swallows it. */
    @Test
    void noApostropheIsLost() {
        for (var sentences : List.of(english, russian)) {
            assertThat(sentences).allSatisfy((key, sentence) -> assertThat((String) sentence)
                    .as((String) key)
                    .doesNotContainPattern("\\p{L}(?<!')'(?!')\\p{L}"));
        }
    }

    @Test
    void everyCountHasTheFormsOfItsLanguage() {
        assertThat(counts(english)).allSatisfy(key -> assertThat(english).containsKeys(key + ".one", key + ".other"));
        assertThat(counts(russian))
                .allSatisfy(key -> assertThat(russian).containsKeys(key + ".one", key + ".few", key + ".many"));
    }

    @Test
    void bothLanguagesMentionTheSameThings() {
        assertThat(english.stringPropertyNames())
                .filteredOn(russian::containsKey)
                .allSatisfy(key -> assertThat(new MessageFormat(russian.getProperty(key)).getFormatsByArgumentIndex())
                        .as(key)
                        .hasSameSizeAs(new MessageFormat(english.getProperty(key)).getFormatsByArgumentIndex()));
    }

    @Test
    void viewsSayNothingThatIsNotInTheBundle() throws IOException {
        var missing = new TreeSet<String>();
        try (var files = Files.walk(VIEWS)) {
            for (var view :
                    files.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
                var text = Files.readString(view);
                LOOKED_UP.matcher(text).results().forEach(found -> {
                    var key = found.group(1);
                    var exists = found.group(2) == null
                            ? english.containsKey(key)
                            : english.stringPropertyNames().stream().anyMatch(other -> other.startsWith(key));
                    if (!exists) {
                        missing.add(view + ": " + key);
                    }
                });
                COUNTED.matcher(text)
                        .results()
                        .map(found -> found.group(1))
                        .filter(key -> !english.containsKey(key + ".other"))
                        .forEach(key -> missing.add(view + ": " + key + ".other"));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void aSentenceIsSpokenInTheReadersLanguageAndEnglishElsewhere() {
        assertThat(Sentences.of(Locale.forLanguageTag("ru"), "input.too_long", 40))
                .contains("40")
                .contains("знаков");
        assertThat(Sentences.of(Locale.FRENCH, "input.too_long", 40)).isEqualTo("At most 40 characters are possible.");
    }

    private static Set<String> withoutForms(Properties bundle) {
        return bundle.stringPropertyNames().stream()
                .map(key -> FORM.matcher(key).replaceFirst(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> counts(Properties bundle) {
        return bundle.stringPropertyNames().stream()
                .filter(key -> FORM.matcher(key).find())
                .map(key -> FORM.matcher(key).replaceFirst(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> keys(String bundle) {
        try (var lines = new BufferedReader(new InputStreamReader(
                SentencesTest.class.getResourceAsStream("/org/threeline/web/" + bundle), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && line.contains("="))
                    .map(line -> line.substring(0, line.indexOf('=')).strip())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Properties load(String name) {
        var bundle = new Properties();
        try (var file = new InputStreamReader(
                SentencesTest.class.getResourceAsStream("/org/threeline/web/" + name), StandardCharsets.UTF_8)) {
            bundle.load(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return bundle;
    }
}
