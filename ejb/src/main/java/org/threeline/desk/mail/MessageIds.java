package org.threeline.desk.mail;

import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.threeline.desk.ticket.TicketNumber;
import org.threeline.kernel.Setting;

/** Names of letters, by which mail programs tell them apart and keep those of one ticket together. */
final class MessageIds {
    private static final String NO_HOST = "threeline.invalid";

    /** The last address somebody set and its host: a sweep names thousands of letters in a row. */
    private static volatile Known known = new Known("", NO_HOST);

    private record Known(String address, String host) {}

    private MessageIds() {}

    /** A name for a new letter; it keeps it however often it is tried. */
    static String fresh() {
        return "<" + UUID.randomUUID() + "@" + host() + ">";
    }

    /** What every letter about a ticket refers to. Nobody ever got it: it only holds the others together. */
    static String ofTicket(long ticketId) {
        return "<ticket." + TicketNumber.of(ticketId).toLowerCase(Locale.ROOT) + "@" + host() + ">";
    }

    /** The desk's own host name. */
    static String host() {
        var address = Setting.PUBLIC_URL.text();
        var last = known;
        if (!last.address().equals(address)) {
            last = new Known(address, hostOf(address));
            known = last;
        }
        return last.host();
    }

    private static String hostOf(String address) {
        try {
            var host = URI.create(address).getHost();
            return host == null || !host.matches("[A-Za-z0-9.-]{1,120}") ? NO_HOST : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException malformed) {
            return NO_HOST;
        }
    }
}
