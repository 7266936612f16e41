package org.threeline.desk.ticket;

import java.util.regex.Pattern;
import org.threeline.kernel.NotFound;

/** The name people know a ticket by, {@code TL-10001}; it is made from the id, so finding it needs no second index. */
public final class TicketNumber {
    private static final String PREFIX = "TL-";
    private static final Pattern FORM = Pattern.compile("(?i)TL-([1-9][0-9]{0,17})");

    private TicketNumber() {}

    public static String of(long id) {
        return PREFIX + id;
    }

    /** @throws NotFound where the text is no number of a ticket */
    public static long id(String number) {
        var match = FORM.matcher(number == null ? "" : number.strip());
        if (!match.matches()) {
            throw new NotFound("ticket");
        }
        return Long.parseLong(match.group(1));
    }

    public static boolean isNumber(String text) {
        return text != null && FORM.matcher(text.strip()).matches();
    }
}
