package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.threeline.desk.identity.PersonFilter;
import org.threeline.desk.identity.PersonFilter.State;
import org.threeline.desk.identity.PersonPlace;
import org.threeline.desk.identity.Role;

/** Which people are looked for, as it stands in the address; active ones unless it says otherwise. */
@RequestScoped
public class PeopleSearch {
    static final String TEXT = "q";
    static final String ROLE = "role";
    static final String DEPARTMENT = "department";
    static final String LOCATION = "location";
    static final String STATE = "state";
    static final String PASSWORD = "password";

    /** Asks for people in every state. */
    static final String EVERY = "ALL";

    private static final String DEMO = "demo";
    private static final String NAME = "name";
    private static final String AFTER = "after";

    @Inject
    HttpServletRequest request;

    public PersonFilter filter() {
        var text = typed(TEXT);
        return new PersonFilter(
                text.isEmpty() ? null : text,
                constant(Role.values(), typed(ROLE)),
                Parts.number(typed(DEPARTMENT)),
                Parts.number(typed(LOCATION)),
                typed(STATE).equals(EVERY)
                        ? null
                        : Objects.requireNonNullElse(constant(State.values(), typed(STATE)), State.ACTIVE),
                isDemoPassword());
    }

    /** Whether only those are looked for whose password everybody knows; the desk's status leads here so. */
    public boolean isDemoPassword() {
        return typed(PASSWORD).equals(DEMO);
    }

    /** What was asked for, as it was typed; empty for nothing. */
    public String typed(String name) {
        return Objects.toString(request.getParameter(name), "").strip();
    }

    public boolean isNarrowed() {
        return !query().isEmpty();
    }

    /** The search as a query without its question mark; empty when there is none. */
    public String query() {
        return queryWithout("");
    }

    /** As {@link #query}, without one of its parts. */
    public String queryWithout(String left) {
        var parts = new ArrayList<String>();
        for (var name : List.of(TEXT, ROLE, DEPARTMENT, LOCATION, STATE, PASSWORD)) {
            if (!name.equals(left) && !typed(name).isEmpty()) {
                parts.add(name + "=" + URLEncoder.encode(typed(name), StandardCharsets.UTF_8));
            }
        }
        return String.join("&", parts);
    }

    /** Where the list goes on; null at its beginning. */
    public PersonPlace place() {
        var id = Parts.number(typed(AFTER));
        return id == null ? null : new PersonPlace(Objects.toString(request.getParameter(NAME), ""), id);
    }

    public String queryAfter(PersonPlace place) {
        var asked = query();
        return (asked.isEmpty() ? "" : asked + "&") + NAME + "="
                + URLEncoder.encode(place.name(), StandardCharsets.UTF_8) + "&" + AFTER + "=" + place.id();
    }

    private static <T extends Enum<T>> T constant(T[] all, String name) {
        return Arrays.stream(all)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
