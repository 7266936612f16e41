package org.threeline.catalog.form;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Regular expressions written by owners, matched against what anybody types: some expressions take years over a short
 * text, so matching ends after a fixed amount of work and then counts as no match.
 */
public final class SafePattern {
    /** Enough for every honest pattern on the longest TEXT answer, over in a few milliseconds. */
    private static final int MOST_STEPS = 200_000;

    private SafePattern() {}

    /** Whether the whole text matches; false too when finding out takes too long. */
    static boolean matches(String pattern, String text) {
        try {
            return Pattern.compile(pattern)
                    .matcher(new Counted(text, new int[1]))
                    .matches();
        } catch (TooMuchWork | StackOverflowError givenUp) {
            return false;
        }
    }

    /**
     * Whether a group that repeats without limit holds something that does so too, as {@code (a+)+}: the usual cause of
     * matching that never ends.
     */
    public static boolean nestsRepetition(String pattern) {
        Deque<Boolean> repeats = new ArrayDeque<>();
        repeats.push(false);
        boolean inClass = false;
        boolean groupJustClosed = false;
        boolean closedGroupRepeats = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean afterGroup = groupJustClosed;
            groupJustClosed = false;
            if (c == '\\') {
                i++;
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
                // A bracket that comes first belongs to the class, also after its negation.
                if (i + 1 < pattern.length() && pattern.charAt(i + 1) == '^') {
                    i++;
                }
                if (i + 1 < pattern.length() && pattern.charAt(i + 1) == ']') {
                    i++;
                }
            } else if (c == '(') {
                repeats.push(false);
            } else if (c == ')' && repeats.size() > 1) {
                closedGroupRepeats = repeats.pop();
                groupJustClosed = true;
                if (closedGroupRepeats) {
                    repeats.pop();
                    repeats.push(true);
                }
            } else if (c == '*' || c == '+' || c == '{' && isOpenEnded(pattern, i)) {
                if (afterGroup && closedGroupRepeats) {
                    return true;
                }
                repeats.pop();
                repeats.push(true);
            }
        }
        return false;
    }

    /** Whether the braces at this place allow more than a few repetitions: {@code {2,}} or {@code {1,900}}. */
    private static boolean isOpenEnded(String pattern, int brace) {
        int end = pattern.indexOf('}', brace);
        String inside = end < 0 ? "" : pattern.substring(brace + 1, end);
        return inside.endsWith(",") || inside.matches(".*[0-9]{3,}");
    }

    /** Text that counts how often it is looked at; parts of it count on the same counter. */
    private record Counted(CharSequence text, int[] steps) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++steps[0] > MOST_STEPS) {
                throw new TooMuchWork();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), steps);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class TooMuchWork extends RuntimeException {
        TooMuchWork() {
            super(null, null, false, false);
        }
    }
}
