package org.threeline.desk.notify;

import jakarta.inject.Inject;
import jakarta.transaction.TransactionScoped;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.desk.absence.Absences;

/**
 * Who reads what, and how. A sweep tells the same few people of hundreds of tickets in one transaction, so each is asked
 * for once and remembered until the transaction ends.
 */
@TransactionScoped
class Readers implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject
    transient NotificationChoices choices;

    @Inject
    transient SupportGroups groups;

    @Inject
    transient Absences absences;

    private final transient Map<NotificationKind, Map<Long, Optional<Wish>>> wishes =
            new EnumMap<>(NotificationKind.class);
    private final transient Map<String, List<Long>> members = new HashMap<>();
    private final transient Map<Long, Integer> pages = new HashMap<>();
    private final transient Map<Long, List<Long>> withDeputies = new HashMap<>();

    /** Those of some people who can sign in, with what each wants for a kind of news. */
    List<Wish> wishes(NotificationKind kind, Collection<Long> people) {
        var known = wishes.computeIfAbsent(kind, first -> new HashMap<>());
        var wanted = new LinkedHashSet<>(people);
        wanted.removeIf(Objects::isNull);
        var unknown = new ArrayList<>(wanted);
        unknown.removeIf(known::containsKey);
        var asked = choices.wishes(kind, unknown).stream().collect(Collectors.toMap(Wish::personId, wish -> wish));
        unknown.forEach(person -> known.put(person, Optional.ofNullable(asked.get(person))));
        return wanted.stream().flatMap(person -> known.get(person).stream()).toList();
    }

    List<Long> members(String groupKey) {
        return members.computeIfAbsent(groupKey, key -> groups.membersOf(key).people());
    }

    /** How often this transaction has paged somebody, this time included. */
    int countPages(long person) {
        return pages.merge(person, 1, Integer::sum);
    }

    /** Somebody, and who stands in while that person is away. */
    List<Long> withDeputies(long person) {
        return withDeputies.computeIfAbsent(person, somebody -> absences.withDeputies(List.of(somebody)));
    }
}
