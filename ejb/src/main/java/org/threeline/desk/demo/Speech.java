package org.threeline.desk.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people speak on one ticket: one language, and the same room, printer or town from beginning to end. */
final class Speech {
    private static final Pattern FORMS = Pattern.compile("\\{([^{}|]*)\\|([^{}|]*)}");
    private static final Pattern WORD = Pattern.compile("\\{([a-zA-Z]+)(?::(-?[0-9]+))?}");
    private static final Map<String, Object> TALK = DemoTexts.file("talk.yaml");

    private final Map<String, Object> talk;
    private final Lot lot;
    private final LocalDate day;
    private final Map<String, String> words = new HashMap<>();

    /**
     * @param day the day it begins on
     * @param given words that are known already
     */
    Speech(String language, Lot lot, LocalDate day, Map<String, String> given) {
        this.talk = DemoTexts.map(TALK.get(language));
        this.lot = lot;
        this.day = day;
        words.putAll(given);
    }

    /** One of the things that are said whatever it is about. */
    String say(String part, Colleague speaker, Colleague addressed) {
        return say(DemoTexts.texts(talk.get(part)), speaker, addressed);
    }

    /** One of several ways to say it. */
    String say(List<String> ways, Colleague speaker, Colleague addressed) {
        var said = lot.one(ways);
        said = FORMS.matcher(said).replaceAll(speaker.woman() ? "$2" : "$1");
        return WORD.matcher(said)
                .replaceAll(word -> Matcher.quoteReplacement(word(word.group(1), word.group(2), speaker, addressed)));
    }

    /** The same as a small letter, mostly with a greeting. */
    String write(List<String> ways, Colleague speaker, Colleague addressed) {
        var hello = say("hello", speaker, addressed);
        var bye = say("bye", speaker, addressed);
        return (hello.isEmpty() ? "" : hello + "\n\n")
                + sentence(say(ways, speaker, addressed))
                + (bye.isEmpty() ? "" : "\n\n" + bye);
    }

    String write(String part, Colleague speaker, Colleague addressed) {
        return write(DemoTexts.texts(talk.get(part)), speaker, addressed);
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private String word(String name, String number, Colleague speaker, Colleague addressed) {
        return switch (name) {
            case "name" -> addressed.givenName();
            case "me" -> speaker.givenName();
            case "date" -> day.plusDays(Long.parseLong(number)).toString();
            default -> words.computeIfAbsent(name, this::drawn);
        };
    }

    private String drawn(String name) {
        return switch (name) {
            case "n" -> String.valueOf(lot.between(3, 24));
            case "nb" -> "NB-00%04d".formatted(lot.between(1200, 6900));
            case "pr" -> "PR-%d".formatted(lot.between(101, 460));
            case "inv" -> "R-%d-%05d".formatted(day.getYear(), lot.between(200, 48_000));
            case "amount" -> "%d.%02d".formatted(lot.between(90, 4_800), lot.between(0, 99));
            case "cc" -> String.valueOf(lot.between(4100, 4890));
            case "plate" ->
                lot.one(List.of("B", "HH", "M", "DD")) + "-" + lot.one(List.of("TL", "KS", "MR", "AN")) + " "
                        + lot.between(11, 999);
            case "month" -> day.minusMonths(1).toString().substring(0, 7);
            default -> lot.one(DemoTexts.texts(DemoTexts.map(talk.get("words")).get(name)));
        };
    }
}
