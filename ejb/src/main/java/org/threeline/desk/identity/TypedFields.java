package org.threeline.desk.identity;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.zone.ZoneRulesException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;

/** The fields of a form or of a row in a file: each is checked at its place, and all that is wrong is told at once. */
final class TypedFields {
    static final List<String> LANGUAGES = List.of("en", "ru");
    private static final Pattern LOGIN = Pattern.compile("[\\p{L}\\p{N}._@+-]+");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private final List<FieldError> errors = new ArrayList<>();

    /** The text without blanks around it; null where there is none. */
    String line(String field, String text, int longest) {
        var typed = text == null ? "" : text.strip();
        if (typed.isEmpty()) {
            return null;
        }
        try {
            TypedLine.requireGood(field, typed, longest);
        } catch (InvalidInput wrong) {
            errors.addAll(wrong.errors());
        }
        return typed;
    }

    String required(String field, String text, int longest) {
        var typed = line(field, text, longest);
        if (typed == null) {
            wrong(field, "input.missing");
        }
        return typed;
    }

    String login(String field, String text) {
        var typed = required(field, text, Person.LONGEST_LOGIN);
        if (typed == null) {
            return null;
        }
        var login = Logins.normal(typed);
        if (!LOGIN.matcher(login).matches()) {
            wrong(field, "login.characters");
        }
        return login;
    }

    String email(String field, String text) {
        var typed = line(field, text, Person.LONGEST_EMAIL);
        if (typed != null && !EMAIL.matcher(typed).matches()) {
            wrong(field, "input.not_an_email");
        }
        return typed;
    }

    /** @return null where nothing was typed or there is no such zone */
    ZoneId zone(String field, String text) {
        var typed = line(field, text, 50);
        if (typed == null) {
            return null;
        }
        try {
            return ZoneId.of(typed);
        } catch (ZoneRulesException unknown) {
            wrong(field, "person.unknown_zone");
        } catch (DateTimeException malformed) {
            wrong(field, "person.unknown_zone");
        }
        return null;
    }

    /** @return null where nothing was typed or it is none of ours */
    Locale language(String field, String text) {
        var typed = line(field, text, 10);
        if (typed == null) {
            return null;
        }
        var language = typed.toLowerCase(Locale.ROOT);
        if (!LANGUAGES.contains(language)) {
            wrong(field, "input.not_an_option", String.join(", ", LANGUAGES));
            return null;
        }
        return Locale.forLanguageTag(language);
    }

    void wrong(String field, String code, Object... arguments) {
        errors.add(new FieldError(field, code, arguments));
    }

    List<FieldError> errors() {
        return errors;
    }

    /** @throws InvalidInput with everything that is wrong */
    void requireGood() {
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }
}
