package org.threeline.kernel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One text in the languages Threeline speaks.
 *
 * @param en English, never blank
 * @param ru Russian, or null where English serves
 */
public record LocalizedText(String en, @Nullable String ru) {
    /** The text for a reader: Russian where it exists and is wanted, English otherwise. */
    public String in(Locale locale) {
        return ru != null && "ru".equals(locale.getLanguage()) ? ru : en;
    }
}
