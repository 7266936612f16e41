package org.threeline.desk.demo;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** How names are written where only Latin letters without accents are possible. */
final class Spelling {
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("ä", "ae"),
            Map.entry("ö", "oe"),
            Map.entry("ü", "ue"),
            Map.entry("ß", "ss"),
            Map.entry("ı", "i"),
            Map.entry("ł", "l"),
            Map.entry("а", "a"),
            Map.entry("б", "b"),
            Map.entry("в", "v"),
            Map.entry("г", "g"),
            Map.entry("д", "d"),
            Map.entry("е", "e"),
            Map.entry("ё", "e"),
            Map.entry("ж", "zh"),
            Map.entry("з", "z"),
            Map.entry("и", "i"),
            Map.entry("й", "y"),
            Map.entry("к", "k"),
            Map.entry("л", "l"),
            Map.entry("м", "m"),
            Map.entry("н", "n"),
            Map.entry("о", "o"),
            Map.entry("п", "p"),
            Map.entry("р", "r"),
            Map.entry("с", "s"),
            Map.entry("т", "t"),
            Map.entry("у", "u"),
            Map.entry("ф", "f"),
            Map.entry("х", "kh"),
            Map.entry("ц", "ts"),
            Map.entry("ч", "ch"),
            Map.entry("ш", "sh"),
            Map.entry("щ", "shch"),
            Map.entry("ъ", ""),
            Map.entry("ы", "y"),
            Map.entry("ь", ""),
            Map.entry("э", "e"),
            Map.entry("ю", "yu"),
            Map.entry("я", "ya"));

    private Spelling() {}

    /** A name as a login: Jürgen Wójcik is juergen.wojcik. */
    static String plain(String name) {
        var spelled = new StringBuilder();
        for (var letter : name.toLowerCase(Locale.ROOT).split("")) {
            spelled.append(LETTERS.getOrDefault(letter, letter));
        }
        return Normalizer.normalize(spelled, Normalizer.Form.NFD)
                .replaceAll("[^a-z ]", "")
                .strip()
                .replace(' ', '.');
    }
}
