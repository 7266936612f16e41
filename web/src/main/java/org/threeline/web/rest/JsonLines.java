package org.threeline.web.rest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Lines of a stream one by one, none of them longer in memory than allowed. */
final class JsonLines {
    private final InputStream in;
    private final int longest;
    private int number;

    JsonLines(InputStream in, int longest) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.longest = longest;
    }

    /** The next line without its end, null after the last one. */
    Line next() throws IOException {
        var bytes = new ByteArrayOutputStream(1 << 10);
        var tooLong = false;
        var next = in.read();
        if (next < 0) {
            return null;
        }
        number++;
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (bytes.size() < longest) {
                bytes.write(next);
            } else {
                tooLong = true;
            }
        }
        return new Line(number, bytes.toString(StandardCharsets.UTF_8), tooLong);
    }

    /**
     * @param number counted from 1
     * @param text cut off where it is too long
     */
    record Line(int number, String text, boolean isTooLong) {
        boolean isBlank() {
            return text.isBlank();
        }
    }
}
