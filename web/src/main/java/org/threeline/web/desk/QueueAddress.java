package org.threeline.web.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.threeline.catalog.sla.Priority;
import org.threeline.desk.ticket.QueueView;
import org.threeline.desk.ticket.TicketQueue;
import org.threeline.desk.ticket.TicketStatus;

/**
 * Which list of tickets an address asks for: a view and what narrows it. What the address says wrongly is left out.
 *
 * @param text words of the subject, or null
 */
public record QueueAddress(
        QueueView view,
        Set<TicketStatus> statuses,
        Set<Priority> priorities,
        Set<String> services,
        Set<String> groups,
        String text) {
    /** The views of the desk, in the order of the rail. */
    static final List<QueueView> VIEWS = List.of(
            QueueView.ON_ME,
            QueueView.ON_TEAM,
            QueueView.UNASSIGNED,
            QueueView.ESCALATED,
            QueueView.DUE_SOON,
            QueueView.WAITING,
            QueueView.ALL);

    static final String STATUS = "status";
    static final String PRIORITY = "priority";
    static final String SERVICE = "service";
    static final String GROUP = "group";
    static final String TEXT = "q";
    private static final String VIEW = "view";
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_VALUES = 30;

    static QueueAddress of(HttpServletRequest request) {
        return new QueueAddress(
                viewOf(request),
                constants(TicketStatus.class, values(request, STATUS)),
                constants(Priority.class, values(request, PRIORITY)),
                values(request, SERVICE),
                values(request, GROUP),
                textOf(request));
    }

    /** Whether the request names one of the views; a ticket opened by its number alone belongs to no list. */
    static boolean isNamed(HttpServletRequest request) {
        return VIEWS.stream().anyMatch(view -> word(view).equals(request.getParameter(VIEW)));
    }

    static QueueAddress whole(QueueView view) {
        return new QueueAddress(view, Set.of(), Set.of(), Set.of(), Set.of(), null);
    }

    TicketQueue.Filter filter() {
        return new TicketQueue.Filter(statuses, services, groups, Set.of(), Set.of(), priorities, Set.of(), text);
    }

    boolean isNarrowed() {
        return !statuses.isEmpty() || !priorities.isEmpty() || !services.isEmpty() || !groups.isEmpty() || text != null;
    }

    /** As {@link #of} reads it, without a question mark; to be put into an attribute as it is. */
    String query() {
        return Stream.of(
                        Stream.of(pair(VIEW, word(view))),
                        pairs(STATUS, statuses.stream().map(Enum::name)),
                        pairs(PRIORITY, priorities.stream().map(Enum::name)),
                        pairs(SERVICE, services.stream()),
                        pairs(GROUP, groups.stream()),
                        text == null ? Stream.<String>empty() : Stream.of(pair(TEXT, text)))
                .flatMap(part -> part)
                .collect(Collectors.joining("&"));
    }

    /** The same list without one of the values that narrow it. */
    QueueAddress without(String kind, String value) {
        return new QueueAddress(
                view,
                kind.equals(STATUS) ? less(statuses, TicketStatus.valueOf(value)) : statuses,
                kind.equals(PRIORITY) ? less(priorities, Priority.valueOf(value)) : priorities,
                kind.equals(SERVICE) ? less(services, value) : services,
                kind.equals(GROUP) ? less(groups, value) : groups,
                kind.equals(TEXT) ? null : text);
    }

    /** As the view is written in addresses. */
    static String word(QueueView view) {
        return view.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static QueueView viewOf(HttpServletRequest request) {
        return VIEWS.stream()
                .filter(view -> word(view).equals(request.getParameter(VIEW)))
                .findFirst()
                .orElse(QueueView.ON_TEAM);
    }

    private static String textOf(HttpServletRequest request) {
        var text = request.getParameter(TEXT);
        return text == null || text.isBlank()
                ? null
                : text.strip().substring(0, Math.min(text.strip().length(), LONGEST_TEXT));
    }

    private static Set<String> values(HttpServletRequest request, String name) {
        var values = request.getParameterValues(name);
        return values == null
                ? Set.of()
                : Arrays.stream(values)
                        .filter(value -> !value.isBlank())
                        .limit(MOST_VALUES)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static <E extends Enum<E>> Set<E> constants(Class<E> kind, Collection<String> names) {
        var constants = EnumSet.noneOf(kind);
        for (var constant : kind.getEnumConstants()) {
            if (names.contains(constant.name())) {
                constants.add(constant);
            }
        }
        return constants;
    }

    private static <T> Set<T> less(Set<T> values, T value) {
        return values.stream()
                .filter(other -> !other.equals(value))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<String> pairs(String name, Stream<String> values) {
        return values.map(value -> pair(name, value));
    }

    private static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
