package org.threeline.desk.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.ServiceFamily;
import org.threeline.desk.branding.CurrentBranding;
import org.threeline.desk.identity.Identities;
import org.threeline.desk.identity.Identity;
import org.threeline.desk.identity.PasswordLinks;
import org.threeline.desk.identity.PasswordLinks.MadeLink;
import org.threeline.desk.ticket.TicketNumber;
import org.threeline.desk.ticket.TicketReading;
import org.threeline.desk.ticket.TicketReading.Sight;
import org.threeline.kernel.Setting;

/** Puts a letter into words, for its reader as he is now: language, zone, and what he may see. */
@Stateless
public class LetterWriting {
    private static final int LONGEST_QUOTE = 4000;

    @Inject
    Letters letters;

    @Inject
    Identities identities;

    @Inject
    TicketReading tickets;

    @Inject
    PasswordLinks links;

    @Inject
    Catalogue catalogue;

    @Inject
    Clock clock;

    @Inject
    CurrentBranding branding;

    /**
     * A letter in words, or why it is not to be sent.
     *
     * @param letter null where it is dropped
     * @param dropped the reason's key; null where it is not
     */
    public record Written(WrittenLetter letter, String dropped) {}

    public Written write(long id) {
        var letter = letters.find(id).orElseThrow();
        var reader = identities.of(letter.personId()).orElse(null);
        return reader == null ? new Written(null, "mail.reader_inactive") : write(letter, reader);
    }

    /** A letter that only shows that letters arrive; it never was in the outbox. */
    public Written writeTest(Identity reader) {
        return write(Letter.to(reader.id(), LetterKind.TEST, reader.locale(), null, Map.of(), clock.instant()), reader);
    }

    private Written write(Letter letter, Identity reader) {
        if (reader.email() == null || reader.email().isBlank()) {
            return new Written(null, "mail.no_address");
        }
        if (!mayRead(letter, reader)) {
            return new Written(null, "mail.may_not_see");
        }
        MadeLink opening = null;
        if (letter.kind().opensAccount()) {
            if (Setting.PUBLIC_URL.text().isEmpty()) {
                return new Written(null, "mail.no_own_address");
            }
            opening = links.makeForLetter(reader.id()).orElse(null);
            if (opening == null) {
                return new Written(null, "mail.reader_inactive");
            }
        }
        var content = content(letter, reader, opening);
        return new Written(
                new WrittenLetter(
                        letter.messageId(),
                        reader.email().strip(),
                        reader.name(),
                        subject(letter),
                        LetterLayout.text(content),
                        LetterLayout.html(content, branding.get()),
                        headers(letter)),
                null);
    }

    private boolean mayRead(Letter letter, Identity reader) {
        if (letter.ticketId() == null) {
            return true;
        }
        var sight = tickets.sightOf(letter.ticketId(), reader.actor());
        return letter.kind().audience() == LetterKind.Audience.DESK ? sight == Sight.WORK : sight != Sight.NOTHING;
    }

    private static String subject(Letter letter) {
        return letter.ticketId() == null
                ? LetterWords.of(
                        letter.language(),
                        letter.kind().name() + ".subject",
                        letter.facts().getOrDefault(Fact.TOTAL, 0))
                : "[" + TicketNumber.of(letter.ticketId()) + "] "
                        + letter.facts().getOrDefault(Fact.SUBJECT, "");
    }

    private Map<String, String> headers(Letter letter) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Auto-Submitted", "auto-generated");
        headers.put("X-Auto-Response-Suppress", "All");
        if (letter.ticketId() != null) {
            var root = MessageIds.ofTicket(letter.ticketId());
            headers.put("In-Reply-To", root);
            headers.put("References", root);
            headers.put("X-Threeline-Ticket", TicketNumber.of(letter.ticketId()));
            family(letter).ifPresent(family -> headers.put("List-Id", listId(family)));
        }
        return headers;
    }

    private Optional<ServiceFamily> family(Letter letter) {
        var edition = catalogue.inForce();
        return edition.service(fact(letter, Fact.SERVICE)).flatMap(service -> edition.families().stream()
                .filter(family -> family.key().equals(service.family()))
                .findFirst());
    }

    /** Lists are told apart by what stands in angle brackets; the words before are for people and stay plain. */
    private static String listId(ServiceFamily family) {
        return family.name().en().replaceAll("[^A-Za-z0-9 ]", "") + " <" + family.key() + "." + MessageIds.host() + ">";
    }

    /** @param opening the link that opens the reader's account; null where the letter holds none */
    private LetterLayout.Content content(Letter letter, Identity reader, MadeLink opening) {
        var language = letter.language();
        var name = letter.kind().name();
        return new LetterLayout.Content(
                language,
                LetterWords.of(language, "hello", reader.name()),
                lead(letter),
                text(letter),
                quote(letter),
                opening == null
                        ? lines(letter, reader.zone())
                        : List.of(
                                new LetterLayout.Line(LetterWords.of(language, "line.login"), reader.login()),
                                new LetterLayout.Line(
                                        LetterWords.of(language, "line.good_until"),
                                        moment(opening.expiresAt(), reader.zone(), language))),
                news(letter),
                LetterWords.of(language, name + ".button"),
                opening == null ? link(letter) : at(opening.path()),
                LetterWords.of(
                        language,
                        letter.kind().audience() == LetterKind.Audience.PERSON ? "foot.person" : "foot.ticket"),
                LetterWords.of(language, "foot.preferences"),
                opening == null ? at("/preferences/notifications") : "");
    }

    private static String lead(Letter letter) {
        var language = letter.language();
        var actor = fact(letter, Fact.ACTOR);
        var requester = fact(letter, Fact.REQUESTER);
        var name = letter.kind().name() + ".lead";
        if (!requester.isEmpty() && LetterWords.has(name + ".for")) {
            return LetterWords.of(language, name + ".for", requester);
        }
        if (!actor.isEmpty() && LetterWords.has(name + ".by")) {
            return LetterWords.of(language, name + ".by", actor);
        }
        return actor.isEmpty() && LetterWords.has(name + ".desk")
                ? LetterWords.of(language, name + ".desk")
                : LetterWords.of(language, name, actor, promise(letter, language));
    }

    private static String text(Letter letter) {
        var name = letter.kind().name();
        if (letter.facts().get(Fact.TOTAL) instanceof Number total
                && letter.facts().get(Fact.NEWS) instanceof List<?> listed
                && total.intValue() > listed.size()) {
            return LetterWords.of(letter.language(), name + ".more", listed.size(), total);
        }
        return LetterWords.has(name + ".text") ? LetterWords.of(letter.language(), name + ".text") : "";
    }

    private static String quote(Letter letter) {
        var text = fact(letter, Fact.TEXT);
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    private List<LetterLayout.Line> lines(Letter letter, ZoneId zone) {
        var lines = new ArrayList<LetterLayout.Line>();
        if (letter.ticketId() == null) {
            return counts(letter);
        }
        var language = letter.language();
        lines.add(new LetterLayout.Line(
                LetterWords.of(language, "line.ticket"),
                TicketNumber.of(letter.ticketId()) + " · " + fact(letter, Fact.SUBJECT)));
        catalogue
                .inForce()
                .service(fact(letter, Fact.SERVICE))
                .filter(service -> !service.hidden())
                .ifPresent(service -> lines.add(new LetterLayout.Line(
                        LetterWords.of(language, "line.service"), service.name().in(language))));
        var due = fact(letter, Fact.DUE_AT);
        if (!due.isEmpty()) {
            lines.add(new LetterLayout.Line(
                    LetterWords.of(language, letter.kind().isForDesk() ? "line.due" : "line.promised"),
                    moment(Instant.parse(due), zone, language)));
        }
        return lines;
    }

    private static List<LetterLayout.Line> counts(Letter letter) {
        if (!(letter.facts().get(Fact.COUNTS) instanceof Map<?, ?> counts)) {
            return List.of();
        }
        return counts.entrySet().stream()
                .map(count -> new LetterLayout.Line(
                        LetterWords.of(letter.language(), "news." + count.getKey()),
                        NumberFormat.getIntegerInstance(letter.language()).format(count.getValue())))
                .toList();
    }

    private static List<LetterLayout.News> news(Letter letter) {
        var news = new ArrayList<LetterLayout.News>();
        if (letter.facts().get(Fact.NEWS) instanceof List<?> listed) {
            for (var each : listed) {
                if (each instanceof Map<?, ?> one) {
                    var number = String.valueOf(one.get("number"));
                    news.add(new LetterLayout.News(
                            what(one, letter.language()),
                            number + " · " + one.get("subject"),
                            at((Boolean.TRUE.equals(one.get(Fact.AT_DESK)) ? "/desk/tickets/" : "/tickets/")
                                    + number)));
                }
            }
        }
        return news;
    }

    private static String what(Map<?, ?> news, Locale language) {
        var what = LetterWords.of(language, "news." + news.get("kind"));
        return news.get(Fact.PROMISE) instanceof String promise
                ? what + ": " + LetterWords.of(language, "promise." + promise)
                : what;
    }

    private static String promise(Letter letter, Locale language) {
        var promise = fact(letter, Fact.PROMISE);
        return promise.isEmpty() ? "" : LetterWords.of(language, "promise." + promise);
    }

    private static String link(Letter letter) {
        if (letter.ticketId() == null) {
            return at(
                    (letter.kind() == LetterKind.GATHERED || letter.kind() == LetterKind.HELD)
                                    && Boolean.TRUE.equals(letter.facts().get(Fact.AT_DESK))
                            ? "/desk"
                            : "/notifications");
        }
        var room = Boolean.TRUE.equals(letter.facts().get(Fact.AT_DESK)) ? "/desk/tickets/" : "/tickets/";
        return at(room + TicketNumber.of(letter.ticketId()));
    }

    /** Empty where nobody said how people reach the desk. */
    private static String at(String path) {
        var root = Setting.PUBLIC_URL.text();
        return root.isEmpty() ? "" : root + path;
    }

    static String moment(Instant at, ZoneId zone, Locale language) {
        return DateTimeFormatter.ofPattern("EEEE, d MMMM, HH:mm", language).format(at.atZone(zone)) + " ("
                + zone.getId() + ")";
    }

    private static String fact(Letter letter, String name) {
        return letter.facts().get(name) instanceof String text ? text : "";
    }
}
