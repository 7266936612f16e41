package org.threeline.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.ServiceFamily;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.ticket.RequestFiling;
import org.threeline.web.faces.Times;
import org.threeline.web.faces.Words;

/** What can be asked for, in the viewer's language and with the time it usually takes. */
@RequestScoped
public class Offers {
    /** The service for what fits nowhere; a catalogue need not have it. */
    static final String SOMETHING_ELSE = "something-else";

    private static final String USUAL_ICON = "box";
    private static final int LONGEST_SEARCH = 200;
    private static final int SHORTEST_WITH_ENDING = 6;

    @Inject
    Catalogue catalogue;

    @Inject
    CurrentPerson person;

    @Inject
    RequestFiling filing;

    @Inject
    Words words;

    @Inject
    Times times;

    /** Families that offer anything. */
    List<OfferedFamily> families() {
        var edition = catalogue.inForce();
        return edition.families().stream()
                .map(family -> new OfferedFamily(
                        family.key(),
                        words.text(family.name()),
                        words.text(family.summary()),
                        icon(family.icon()),
                        edition.servicesOf(family.key()).size()))
                .filter(family -> family.count() > 0)
                .toList();
    }

    /** The services of a family; what is for everything else comes last. */
    List<ServiceOffer> of(String family) {
        return catalogue.inForce().servicesOf(family).stream()
                .sorted(Comparator.comparing(service -> service.key().equals(SOMETHING_ELSE)))
                .map(this::offered)
                .toList();
    }

    /** One service of each family, for a desk on which nobody has asked for anything yet. */
    List<ServiceOffer> firsts(int limit) {
        return of(
                Stream.concat(
                        catalogue.inForce().families().stream()
                                .flatMap(family -> of(family.key()).stream().limit(1))
                                .map(ServiceOffer::key),
                        Stream.of(SOMETHING_ELSE)),
                limit);
    }

    /** The services of these keys that are still offered, in the same order. */
    List<ServiceOffer> of(Stream<String> keys, int limit) {
        return keys.flatMap(key -> visible(key).stream())
                .limit(limit)
                .map(this::offered)
                .toList();
    }

    /** The service for what fits nowhere. */
    Optional<ServiceOffer> somethingElse() {
        return visible(SOMETHING_ELSE).map(this::offered);
    }

    /** Services that hold every word of the text in their name, summary or keywords; the best first. */
    List<ServiceOffer> find(String text, int limit) {
        var sought = split(text);
        if (sought.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Ranked>();
        for (var service : catalogue.inForce().services()) {
            var rank = service.hidden() ? 0 : rank(service, sought);
            if (rank > 0) {
                found.add(new Ranked(service, rank));
            }
        }
        found.sort(Comparator.comparingInt(Ranked::rank).reversed());
        return found.stream()
                .limit(limit)
                .map(ranked -> offered(ranked.service()))
                .toList();
    }

    /** The icon of a service: its own, else its family's. */
    String icon(ServiceOffering service) {
        return service.icon() != null
                ? icon(service.icon())
                : icon(catalogue
                        .inForce()
                        .family(service.family())
                        .map(ServiceFamily::icon)
                        .orElse(null));
    }

    private Optional<ServiceOffering> visible(String key) {
        return catalogue.inForce().service(key).filter(service -> !service.hidden());
    }

    private ServiceOffer offered(ServiceOffering service) {
        var due = filing.preview(service.key(), null, null, null, null, person.actor())
                .promised()
                .get(TargetKind.RESOLUTION);
        return new ServiceOffer(
                service.key(),
                words.text(service.name()),
                words.text(service.summary()),
                icon(service),
                due == null ? "" : words.of("portal_service.usually", times.moment(due)));
    }

    /** Sum over the words of where each was found; 0 when one was not found at all. */
    private static int rank(ServiceOffering service, List<String> sought) {
        var names = Stream.of(service.name().en(), service.name().ru())
                .flatMap(name -> split(name).stream())
                .toList();
        var others = service.searchWords().flatMap(text -> split(text).stream()).toList();
        var sum = 0;
        for (var word : sought) {
            var rank = rank(names, others, word);
            if (rank == 0) {
                return 0;
            }
            sum += rank;
        }
        return sum;
    }

    private static int rank(List<String> names, List<String> others, String word) {
        if (names.contains(word)) {
            return 8;
        }
        if (begins(names, word)) {
            return 6;
        }
        if (begins(others, word)) {
            return 4;
        }
        // Another ending of the same word, as Russian has many and English some.
        var stem = word.length() < SHORTEST_WITH_ENDING ? word : word.substring(0, word.length() - 2);
        return begins(names, stem) ? 3 : begins(others, stem) ? 2 : contains(others, word) ? 1 : 0;
    }

    private static boolean begins(List<String> words, String sought) {
        return words.stream().anyMatch(word -> word.startsWith(sought));
    }

    private static boolean contains(List<String> words, String sought) {
        return sought.length() > 2 && words.stream().anyMatch(word -> word.contains(sought));
    }

    private static List<String> split(String text) {
        if (text == null) {
            return List.of();
        }
        var searched = text.length() > LONGEST_SEARCH ? text.substring(0, LONGEST_SEARCH) : text;
        return Stream.of(searched.toLowerCase(Locale.ROOT).replace('ё', 'е').split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String icon(String name) {
        return name == null ? USUAL_ICON : name.startsWith("pi-") ? name.substring(3) : name;
    }

    private record Ranked(ServiceOffering service, int rank) {}
}
