package org.threeline.desk.mail;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of letters, in English and Russian. */
final class LetterWords {
    private static final String BUNDLE = "org.threeline.desk.mail.letters";
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private LetterWords() {}

    static boolean has(String key) {
        return bundle(Locale.ROOT).containsKey(key);
    }

    static String of(Locale language, String key, Object... arguments) {
        var spoken = RUSSIAN.getLanguage().equals(language.getLanguage()) ? RUSSIAN : Locale.ROOT;
        return new MessageFormat(bundle(spoken).getString(key), language).format(arguments);
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                BUNDLE,
                language,
                LetterWords.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
