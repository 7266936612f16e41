package org.threeline.desk.notify;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
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
import org.threeline.kernel.storage.TransactionLocal;

/**
 * Who reads what, and how. A sweep tells the same few people of hundreds of tickets in one transaction, so each is asked
 * for once and remembered until the transaction ends.
 */
@ApplicationScoped
class Readers {
    @Inject
    NotificationChoices choices;

    @Inject
    SupportGroups groups;

    @Inject
    Absences absences;

    @Resource
    TransactionSynchronizationRegistry transactions;

    private final TransactionLocal<Known> known = new TransactionLocal<>(Known::new);

    /** What one transaction has asked for. */
    private static final class Known {
        private final Map<NotificationKind, Map<Long, Optional<Wish>>> wishes = new EnumMap<>(NotificationKind.class);
        private final Map<String, List<Long>> members = new HashMap<>();
        private final Map<Long, Integer> pages = new HashMap<>();
        private final Map<Long, List<Long>> withDeputies = new HashMap<>();
    }

    private Known known() {
        return known.get(transactions);
    }

    /** Those of some people who can sign in, with what each wants for a kind of news. */
    List<Wish> wishes(NotificationKind kind, Collection<Long> people) {
        var wishes = known().wishes.computeIfAbsent(kind, first -> new HashMap<>());
        var wanted = new LinkedHashSet<>(people);
        wanted.removeIf(Objects::isNull);
        var unknown = new ArrayList<>(wanted);
        unknown.removeIf(wishes::containsKey);
        var asked = choices.wishes(kind, unknown).stream().collect(Collectors.toMap(Wish::personId, wish -> wish));
        unknown.forEach(person -> wishes.put(person, Optional.ofNullable(asked.get(person))));
        return wanted.stream().flatMap(person -> wishes.get(person).stream()).toList();
    }

    List<Long> members(String groupKey) {
        return known().members
                .computeIfAbsent(groupKey, key -> groups.membersOf(key).people());
    }

    /** How often this transaction has paged somebody, this time included. */
    int countPages(long person) {
        return known().pages.merge(person, 1, Integer::sum);
    }

    /** Somebody, and who stands in while that person is away. */
    List<Long> withDeputies(long person) {
        return known().withDeputies.computeIfAbsent(person, somebody -> absences.withDeputies(List.of(somebody)));
    }
}
