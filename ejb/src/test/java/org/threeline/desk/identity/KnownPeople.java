package org.threeline.desk.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** People in memory, all of them active. */
public final class KnownPeople extends People {
    private final List<Person> people = new ArrayList<>();

    public KnownPeople with(long id, String login) {
        var person = Person.enter(login, login, null, Person.ORIGIN_PERSON, Instant.EPOCH);
        try {
            var field = Person.class.getDeclaredField("id");
            field.setAccessible(true);
            field.set(person, id);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        people.add(person);
        return this;
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
