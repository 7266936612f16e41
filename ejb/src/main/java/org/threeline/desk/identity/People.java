package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.threeline.kernel.Causes;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.storage.DatabaseFault;

/** Everybody the desk knows. */
@Stateless
public class People {
    private static final int IDS_PER_STATEMENT = 500;

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    @Inject
    Clock clock;

    /** Finds a person by login in any case of letters; inactive people too. One look begins no transaction of its own. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Person> find(String login) {
        return entities.createQuery(
                        "select p from Person p left join fetch p.department left join fetch p.location"
                                + " where p.login = :login",
                        Person.class)
                .setParameter("login", Logins.normal(login))
                .getResultStream()
                .findFirst();
    }

    /** A person's name by login, for screens; inactive people too. */
    public Optional<PersonSummary> named(String login) {
        return find(login)
                .map(person -> new PersonSummary(person.id(), person.login(), person.name(), person.department()));
    }

    /** The one active person with an address; empty where nobody or several have it. */
    public Optional<Person> withAddress(String email) {
        var found = entities.createQuery(
                        "select p from Person p where p.email = :email and p.active = true and p.login is not null",
                        Person.class)
                .setParameter("email", email)
                .setMaxResults(2)
                .getResultList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Person> byId(long id) {
        return entities.createQuery(
                        "select p from Person p left join fetch p.department left join fetch p.location"
                                + " where p.id = :id",
                        Person.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** How to reach somebody; empty where there is no such person. */
    public Optional<PersonCard> card(long id) {
        return byId(id).map(person -> new PersonCard(
                person.id(),
                person.login(),
                person.name(),
                person.email(),
                person.department(),
                person.location(),
                person.phone(),
                person.zone()));
    }

    /** Who leads somebody; empty where nobody does who still works here. */
    public Optional<Long> managerOf(long personId) {
        return entities.createQuery(
                        "select m.id from Person p, Person m where p.id = :person and m.id = p.managerId"
                                + " and m.active = true",
                        Long.class)
                .setParameter("person", personId)
                .getResultStream()
                .findFirst();
    }

    /** Names for ids, in as few statements as possible; unknown ids and nulls are left out. */
    public Map<Long, PersonSummary> summaries(Collection<Long> ids) {
        var wanted = ids.stream().filter(id -> id != null).distinct().toList();
        var found = new HashMap<Long, PersonSummary>();
        for (var from = 0; from < wanted.size(); from += IDS_PER_STATEMENT) {
            entities.createQuery(
                            "select new org.threeline.desk.identity.PersonSummary(p.id, p.login, p.name, d.name)"
                                    + " from Person p left join p.department d where p.id in :ids",
                            PersonSummary.class)
                    .setParameter("ids", wanted.subList(from, Math.min(from + IDS_PER_STATEMENT, wanted.size())))
                    .getResultList()
                    .forEach(summary -> found.put(summary.id(), summary));
        }
        return found;
    }

    /** Those of some people who can sign in. */
    public List<Long> active(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select p.id from Person p where p.active = true and p.login is not null and p.id in :ids",
                                Long.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** Ids of the active people with these logins; unknown and inactive ones are left out. */
    public Map<String, Long> idsOf(Collection<String> logins) {
        if (logins.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(
                        "select p.login, p.id from Person p where p.active = true and p.login in :logins",
                        Object[].class)
                .setParameter(
                        "logins", logins.stream().map(Logins::normal).distinct().toList())
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }

    /**
     * Finds active people whose name or login begins like the text, who have a later name beginning so, or whose whole
     * e-mail address it is; and after them those whose department has such a name. A part of an address finds nobody, so
     * that addresses cannot be guessed letter by letter.
     *
     * @param text what was typed; blank finds nobody
     * @param limit at most so many, ordered by name
     */
    public List<PersonSummary> search(String text, int limit) {
        var typed = text == null ? "" : text.strip();
        if (typed.isEmpty()) {
            return List.of();
        }
        var beginning = LikePattern.literal(typed);
        var found = new ArrayList<>(entities.createQuery(
                        "select new org.threeline.desk.identity.PersonSummary(p.id, p.login, p.name, d.name)"
                                + " from Person p left join p.department d where p.active = true and p.login is not null"
                                + " and (p.name like :begins escape '!' or p.name like :later escape '!'"
                                + " or p.login like :login escape '!' or p.email = :typed)"
                                + " order by p.name, p.id",
                        PersonSummary.class)
                .setParameter("begins", beginning + "%")
                .setParameter("later", "% " + beginning + "%")
                .setParameter("typed", typed)
                .setParameter("login", Logins.normal(beginning) + "%")
                .setMaxResults(limit)
                .getResultList());
        if (found.size() < limit) {
            inDepartment(beginning, limit).stream()
                    .filter(colleague -> !found.contains(colleague))
                    .limit(limit - found.size())
                    .forEach(found::add);
        }
        return found;
    }

    private List<PersonSummary> inDepartment(String beginning, int limit) {
        return entities.createQuery(
                        "select new org.threeline.desk.identity.PersonSummary(p.id, p.login, p.name, d.name)"
                                + " from Person p join p.department d where p.active = true and p.login is not null"
                                + " and (d.name like :begins escape '!' or d.name like :later escape '!')"
                                + " order by p.name, p.id",
                        PersonSummary.class)
                .setParameter("begins", beginning + "%")
                .setParameter("later", "% " + beginning + "%")
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * Ids of people whose name, login or e-mail begins like the text, or who have a later name beginning so; inactive
     * ones too.
     *
     * @param limit at most so many
     */
    public Set<Long> called(String text, int limit) {
        var beginning = LikePattern.literal(text.strip());
        return entities.createQuery(
                        "select p.id from Person p where p.name like :begins escape '!' or p.name like :later escape '!'"
                                + " or p.login like :login escape '!' or p.email like :begins escape '!'",
                        Long.class)
                .setParameter("begins", beginning + "%")
                .setParameter("later", "% " + beginning + "%")
                .setParameter("login", Logins.normal(beginning) + "%")
                .setMaxResults(limit)
                .getResultStream()
                .collect(Collectors.toSet());
    }

    /**
     * People of other systems by the names those systems use: found again, or entered as inactive people without a
     * login. Belongs into the caller's transaction.
     *
     * @return the id for each name
     */
    public Map<String, Long> ensureImported(Collection<String> names) {
        var ids = new HashMap<String, Long>();
        var wanted = List.copyOf(new LinkedHashSet<>(names));
        for (var from = 0; from < wanted.size(); from += IDS_PER_STATEMENT) {
            entities.createQuery("select p.importedAs, p.id from Person p where p.importedAs in :names", Object[].class)
                    .setParameter("names", wanted.subList(from, Math.min(from + IDS_PER_STATEMENT, wanted.size())))
                    .getResultStream()
                    .forEach(row -> ids.put((String) row[0], (Long) row[1]));
        }
        var now = clock.instant();
        for (var name : wanted) {
            if (!ids.containsKey(name)) {
                var person = Person.imported(name, now);
                entities.persist(person);
                ids.put(name, person.id());
            }
        }
        return ids;
    }

    /**
     * Lets one transaction at a time go on, across all nodes, until it ends: attempts to sign in and foundings of a
     * desk at the same moment have to see each other.
     */
    public void oneAtATime() {
        // An update locks the row even where it changes nothing.
        entities.createNativeQuery("update identity_gate set id = 1 where id = 1")
                .executeUpdate();
    }

    /**
     * Writes what was changed, to see whether a login is taken.
     *
     * @throws InvalidInput at {@code login} where it is
     */
    public void requireUniqueLogin() {
        try {
            entities.flush();
        } catch (PersistenceException failed) {
            if (DatabaseFault.isDuplicate(Causes.of(failed))) {
                throw new InvalidInput("login", "person.login_taken");
            }
            throw failed;
        }
    }

    /**
     * People by login, inactive ones too.
     *
     * @param logins at most some hundred, in lower case
     * @param lock whether they are as last written, and nobody else changes them until the transaction ends
     */
    public Map<String, Person> byLogins(Collection<String> logins, boolean lock) {
        if (logins.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(
                        "select p from Person p left join fetch p.department left join fetch p.location"
                                + " where p.login in :logins",
                        Person.class)
                .setParameter("logins", logins)
                .setLockMode(lock ? LockModeType.PESSIMISTIC_WRITE : LockModeType.NONE)
                .getResultStream()
                .collect(Collectors.toMap(Person::login, person -> person));
    }

    /** Writes all changes and lets go of what was read, so that memory does not grow with a long transaction. */
    public void writeAndForget() {
        entities.flush();
        entities.clear();
    }

    /** Lets one import of people at a time go on, across all nodes, until its transaction ends. */
    public void oneTransferAtATime() {
        entities.createNativeQuery("insert into identity_gate (id) values (2) on duplicate key update id = 2")
                .executeUpdate();
    }

    /** How many active administrators there are. */
    public long countAdministrators() {
        return entities.createQuery(
                        "select count(p) from Person p where p.admin = true and p.active = true", Long.class)
                .getSingleResult();
    }

    /** Whether anybody can sign in at all; a desk without such a person still has to be set up. */
    public boolean isEmpty() {
        return entities.createQuery("select p.id from Person p where p.login is not null", Long.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Whether the desk knows anybody, imported people too. */
    public boolean isAnybodyKnown() {
        return !entities.createQuery("select p.id from Person p", Long.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Everybody taken in by now is stored, so that others can refer to them. */
    public void written() {
        entities.flush();
    }

    /** Takes somebody in. */
    public void add(Person person) {
        entities.persist(person);
    }
}
