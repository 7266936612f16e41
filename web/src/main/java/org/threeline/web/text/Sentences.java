package org.threeline.web.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Every sentence of the desk by its key, in English or Russian; one pair of bundles holds them all. */
public final class Sentences {
    /** The bundle's name; its keys are those of rules, of fields' errors, and of views. */
    public static final String BUNDLE = "org.threeline.web.messages";

    /** What the desk speaks, the first where nothing else fits: its English writes the day before the month. */
    public static final List<Locale> LANGUAGES = List.of(Locale.UK, Locale.forLanguageTag("ru"));

    private static final Map<Locale, ResourceBundle> BUNDLES =
            Map.of(LANGUAGES.get(0), bundle(Locale.ROOT), LANGUAGES.get(1), bundle(LANGUAGES.get(1)));

    private Sentences() {}

    /** The sentence in the reader's language, with the arguments at their places; the key itself where none exists. */
    public static String of(Locale reader, String key, Object... arguments) {
        var locale = spoken(reader);
        try {
            return new MessageFormat(BUNDLES.get(locale).getString(key), locale).format(arguments);
        } catch (MissingResourceException missing) {
            return key;
        }
    }

    public static boolean has(String key) {
        return BUNDLES.get(LANGUAGES.get(0)).containsKey(key);
    }

    /** The language the desk answers somebody in: theirs where we speak it, English otherwise. */
    public static Locale spoken(Locale reader) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(reader.getLanguage()))
                .findFirst()
                .orElse(LANGUAGES.get(0));
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE,
                locale,
                Sentences.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
