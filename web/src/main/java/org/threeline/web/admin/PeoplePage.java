package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.DepartmentAdministration;
import org.threeline.desk.identity.LocationAdministration;
import org.threeline.desk.identity.PeopleDirectory;
import org.threeline.desk.identity.PersonFilter.State;
import org.threeline.desk.identity.PersonPlace;
import org.threeline.desk.identity.PersonRow;
import org.threeline.desk.identity.Role;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.Words;

/** Everybody the desk knows, by name. */
@Named
@RequestScoped
public class PeoplePage {
    private static final int ROWS = 50;

    @Inject
    PeopleDirectory directory;

    @Inject
    DepartmentAdministration departments;

    @Inject
    LocationAdministration locations;

    @Inject
    PeopleSearch search;

    @Inject
    CurrentPerson person;

    @Inject
    Words words;

    @Inject
    HttpServletRequest request;

    private List<PersonRow> read;
    private Long total;

    public PeopleSearch search() {
        return search;
    }

    public List<PersonRow> rows() {
        return read().subList(0, Math.min(ROWS, read().size()));
    }

    public long total() {
        if (total == null) {
            total = directory.count(search.filter(), person.actor());
        }
        return total;
    }

    public boolean isBeginning() {
        return search.place() == null;
    }

    public String first() {
        return path(search.query());
    }

    /** The same search, whatever the password. */
    public String anyPassword() {
        return path(search.queryWithout(PeopleSearch.PASSWORD));
    }

    /** Where the list goes on, or null. */
    public String next() {
        return read().size() > ROWS ? path(search.queryAfter(PersonPlace.after(read().get(ROWS - 1)))) : null;
    }

    public List<Choice> roles() {
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.EMPLOYEE)
                .map(role -> new Choice(role.name(), words.name(role)))
                .toList();
    }

    public List<Choice> states() {
        var states = new ArrayList<Choice>();
        for (var state : State.values()) {
            states.add(new Choice(state.name(), words.get("person_state." + state.name())));
        }
        states.add(new Choice(PeopleSearch.EVERY, words.get("person_state.ALL")));
        return states;
    }

    /** The state that is asked for, where the address names none, too. */
    public String state() {
        var typed = search.typed(PeopleSearch.STATE);
        return typed.isEmpty() ? State.ACTIVE.name() : typed;
    }

    public List<Choice> departments() {
        return departments.all(person.actor()).stream()
                .map(each -> new Choice(String.valueOf(each.id()), "– ".repeat(each.depth()) + each.name()))
                .toList();
    }

    public List<Choice> locations() {
        return locations.all(person.actor()).stream()
                .map(each -> new Choice(String.valueOf(each.id()), each.name()))
                .toList();
    }

    private List<PersonRow> read() {
        if (read == null) {
            read = directory.find(search.filter(), search.place(), ROWS + 1, person.actor());
        }
        return read;
    }

    private String path(String query) {
        return request.getContextPath() + "/admin/people" + (query.isEmpty() ? "" : "?" + query);
    }
}
