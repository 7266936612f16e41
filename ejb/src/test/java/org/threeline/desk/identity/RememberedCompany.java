package org.threeline.desk.identity;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.threeline.catalog.group.GroupSummary;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.desk.audit.Accountable;
import org.threeline.desk.audit.Audit;
import org.threeline.desk.audit.AuditDetails;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditSubject;
import org.threeline.kernel.LocalizedText;

/** A company in memory that a file of people can be brought into: what is kept and told can be looked at. */
final class RememberedCompany {
    final KnownPeople people = new KnownPeople();
    final Places departments = new Places();
    final Sites locations = new Sites();
    final Groups groups = new Groups();
    final List<Act> acts = new ArrayList<>();
    final List<String> ended = new ArrayList<>();
    final List<PersonDeactivated> left = new ArrayList<>();
    final List<PersonInvited> invited = new ArrayList<>();
    final List<WorkplaceChanged> moved = new ArrayList<>();

    record Act(AuditKind kind, AuditSubject subject) {}

    PeopleTransfer transfer() {
        var transfer = new PeopleTransfer();
        transfer.people = people;
        transfer.departments = departments;
        transfer.locations = locations;
        transfer.groups = groups;
        transfer.rows = new PersonRows() {
            @Override
            public Map<Long, Set<String>> groupsOf(Collection<Long> ids) {
                return ids.stream().collect(Collectors.toMap(id -> id, groups::keysOf));
            }
        };
        transfer.audit = new Audit() {
            @Override
            public void record(Accountable actor, AuditKind kind, AuditSubject subject, AuditDetails details) {
                acts.add(new Act(kind, subject));
            }

            @Override
            public void recordAll(Accountable actor, AuditKind kind, Map<AuditSubject, AuditDetails> all) {
                all.keySet().forEach(subject -> acts.add(new Act(kind, subject)));
            }
        };
        transfer.tokens = new ApiTokens() {
            @Override
            public void revokeAll(long personId) {
                ended.add("tokens " + personId);
            }
        };
        transfer.links = new PasswordLinks() {
            @Override
            public void endAll(long personId) {
                ended.add("links " + personId);
            }
        };
        transfer.deactivated = new Told<>(left);
        transfer.invited = new Told<>(invited);
        transfer.workplaces = new Told<>(moved);
        transfer.clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return transfer;
    }

    /** Departments, found by name in any case of letters. */
    static final class Places extends Departments {
        private final Map<String, Department> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        @Override
        public Optional<Department> named(String name) {
            return Optional.ofNullable(all.get(name));
        }

        @Override
        public List<Department> all() {
            return List.copyOf(all.values());
        }

        @Override
        public Department ensure(String name) {
            return all.computeIfAbsent(name, key -> Department.found(key, Instant.EPOCH));
        }
    }

    /** Locations, found by name in any case of letters. */
    static final class Sites extends Locations {
        private final Map<String, Location> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        @Override
        public Optional<Location> named(String name) {
            return Optional.ofNullable(all.get(name));
        }

        @Override
        public List<Location> all() {
            return List.copyOf(all.values());
        }

        @Override
        public Location ensure(String name, ZoneId zone) {
            return all.computeIfAbsent(name, key -> Location.open(key, zone, Instant.EPOCH));
        }
    }

    /** Two groups and who is in them. */
    static final class Groups extends SupportGroups {
        private final Map<Long, Set<String>> members = new TreeMap<>();

        Set<String> keysOf(long person) {
            return members.getOrDefault(person, Set.of());
        }

        @Override
        public List<GroupSummary> summaries() {
            return List.of(
                    new GroupSummary("service-desk", new LocalizedText("Service desk", "Поддержка"), 1, "office", true),
                    new GroupSummary("network", new LocalizedText("Network", "Сеть"), 2, "office", true));
        }

        @Override
        public void join(String groupKey, long personId, boolean lead) {
            members.computeIfAbsent(personId, id -> new TreeSet<>()).add(groupKey);
        }

        @Override
        public void leave(String groupKey, long personId) {
            members.get(personId).remove(groupKey);
        }
    }

    /** Keeps what it is told. */
    private record Told<T>(List<T> events) implements Event<T> {
        @Override
        public void fire(T event) {
            events.add(event);
        }

        @Override
        public <U extends T> CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends T> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<T> select(Annotation... qualifiers) {
            return this;
        }

        @Override
        public <U extends T> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends T> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }
}
