package org.threeline.desk.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** People in memory, all of them active to begin with. */
public class KnownPeople extends People {
    private final List<Person> people = new ArrayList<>();

    public KnownPeople with(long id, String login) {
        var person = Person.enter(login, login, null, Person.ORIGIN_PERSON, Instant.EPOCH);
        number(person, id);
        people.add(person);
        return this;
    }

    /** One of them has an e-mail address. */
    public KnownPeople reachedAt(String login, String email) {
        find(login).orElseThrow().beCalled(login, login, email);
        return this;
    }

    /** One of them may not sign in any more. */
    public KnownPeople left(String login) {
        find(login).orElseThrow().deactivate();
        return this;
    }

    private static void number(Person person, long id) {
        try {
            var field = Person.class.getDeclaredField("id");
            field.setAccessible(true);
            field.set(person, id);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Person> all() {
        return people;
    }

    @Override
    public void add(Person person) {
        number(person, 1000L + people.size());
        people.add(person);
    }

    @Override
    public Map<String, Person> byLogins(Collection<String> logins, boolean lock) {
        return people.stream()
                .filter(person -> logins.contains(person.login()))
                .collect(Collectors.toMap(Person::login, person -> person));
    }

    @Override
    public Map<Long, PersonSummary> summaries(Collection<Long> ids) {
        return people.stream()
                .filter(person -> ids.contains(person.id()))
                .collect(Collectors.toMap(
                        Person::id,
                        person -> new PersonSummary(person.id(), person.login(), person.name(), person.department())));
    }

    @Override
    public void requireUniqueLogin() {
        // Nobody is entered twice here.
    }

    @Override
    public void writeAndForget() {
        // There is nothing to forget.
    }

    @Override
    public void oneAtATime() {
        // There is one only.
    }

    @Override
    public Optional<Person> withAddress(String email) {
        var found = people.stream()
                .filter(person -> person.isActive() && email.equals(person.email()))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    @Override
    public void oneTransferAtATime() {
        // There is one only.
    }

    @Override
    public Optional<Person> find(String login) {
        return people.stream().filter(person -> person.login().equals(login)).findFirst();
    }

    @Override
    public Optional<Person> byId(long id) {
        return people.stream().filter(person -> person.id() == id).findFirst();
    }

    @Override
    public Map<String, Long> idsOf(Collection<String> logins) {
        return people.stream()
                .filter(person -> logins.contains(person.login()))
                .collect(Collectors.toMap(Person::login, Person::id));
    }
}
