package org.threeline.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.threeline.kernel.LocalizedText;
import org.threeline.web.text.Sentences;

/**
 * The texts of views in the viewer's language: {@code msg['key']}, with arguments {@code msg.of('key', a, b)}, and
 * {@code msg.count('key', n)} where the words follow a number.
 */
@Named("msg")
@RequestScoped
public class Words extends AbstractMap<String, String> {
    @Inject
    Viewer viewer;

    /** The sentence of a key; the key itself where there is none, so that a gap is seen and not hidden. */
    @Override
    public String get(Object key) {
        return Sentences.of(viewer.locale(), String.valueOf(key));
    }

    @Override
    public boolean containsKey(Object key) {
        return Sentences.has(String.valueOf(key));
    }

    public String of(String key, Object... arguments) {
        return sentence(viewer.locale(), key, arguments);
    }

    /** The sentence whose words agree with the count, which is its argument {@code {0}}; others follow it. */
    public String count(String key, long count, Object... others) {
        return counted(viewer.locale(), key, count, others);
    }

    /** The name of a constant: {@code TicketStatus.ON_HOLD}. */
    public String name(Enum<?> constant) {
        return constant == null ? "" : get(keyOf(constant));
    }

    /** The constant as a part of a style class: {@code in-progress}. */
    public String token(Enum<?> constant) {
        return constant == null ? "" : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A text of the catalogue in the viewer's language; empty for null. */
    public String text(LocalizedText text) {
        return text == null ? "" : text.in(viewer.locale());
    }

    /** Views look texts up and never list them. */
    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        throw new UnsupportedOperationException("texts are looked up by key");
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "texts in " + viewer.locale();
    }

    static String counted(Locale locale, String key, long count, Object... others) {
        var arguments = new Object[others.length + 1];
        arguments[0] = count;
        System.arraycopy(others, 0, arguments, 1, others.length);
        return Sentences.of(locale, key + Plural.of(locale, count).suffix(), arguments);
    }

    /** The sentence with its arguments; constants among them are named in the reader's language. */
    static String sentence(Locale locale, String key, Object... arguments) {
        var named = Arrays.stream(arguments)
                .map(argument -> argument instanceof Enum<?> constant && Sentences.has(keyOf(constant))
                        ? Sentences.of(locale, keyOf(constant))
                        : argument)
                .toArray();
        return Sentences.of(locale, key, named);
    }

    private static String keyOf(Enum<?> constant) {
        return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    }
}
