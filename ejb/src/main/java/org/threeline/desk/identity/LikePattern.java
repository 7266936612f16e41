package org.threeline.desk.identity;

/** Typed text as part of a LIKE pattern with escape character {@code !}: its own wildcards mean themselves. */
final class LikePattern {
    private LikePattern() {}

    static String literal(String typed) {
        return typed.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
