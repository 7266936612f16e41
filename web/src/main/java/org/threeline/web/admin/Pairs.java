package org.threeline.web.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Names and values that stand beside each other; values nobody knows are left out. */
public final class Pairs {
    private final List<Pair> all = new ArrayList<>();

    Pairs with(String name, Object value) {
        var text = Objects.toString(value, "");
        if (!text.isBlank()) {
            all.add(new Pair(name, text));
        }
        return this;
    }

    List<Pair> all() {
        return all;
    }

    /** @param name in the viewer's language */
    public record Pair(String name, String value) {}
}
