package org.threeline.desk.identity;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * People as lists show them. It asks the tables themselves, for memberships belong to the catalogue's entities and the
 * list asks for both in one statement.
 */
@Stateless
public class PersonRows {
    /** Of a person p: it has the password everybody knows. People of the demo company share one hash. */
    public static final String HAS_DEMO_PASSWORD = "p.origin = 'DEMO' and p.password_hash in ("
            + "select d.password_hash from person d where d.origin = 'DEMO' and d.password_hash is not null"
            + " group by d.password_hash having count(*) > 1)";

    private static final String COLUMNS = "select p.id, p.login, p.name, p.email, d.name, l.name, p.is_admin,"
            + " exists (select 1 from membership m where m.person_id = p.id), p.active,"
            + " p.password_hash is null and p.login is not null";
    private static final String TABLES = " from person p left join department d on d.id = p.department_id"
            + " left join location l on l.id = p.location_id";

    @PersistenceContext(unitName = "desk")
    EntityManager entities;

    /**
     * People by name.
     *
     * @param owners logins of those who answer for services
     * @param place only what comes after it; null to begin
     */
    public List<PersonRow> find(PersonFilter filter, Set<String> owners, PersonPlace place, int limit) {
        var values = new ArrayList<Object>();
        var conditions = conditions(filter, owners, values);
        if (place != null) {
            conditions.add("(p.name > ? or p.name = ? and p.id > ?)");
            values.addAll(List.of(place.name(), place.name(), place.id()));
        }
        var query = entities.createNativeQuery(
                COLUMNS + TABLES + where(conditions) + " order by p.name, p.id limit " + limit);
        for (var i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        var rows = new ArrayList<PersonRow>();
        for (var row : query.getResultList()) {
            rows.add(row((Object[]) row, owners));
        }
        return rows;
    }

    /**
     * Everybody with a login, by login, as rows of a file: each cell of {@link PersonColumn} in its order, unknown ones
     * null.
     *
     * @param afterLogin where to go on; null to begin
     */
    public List<List<String>> export(String afterLogin, int limit) {
        var query = entities.createNativeQuery("select p.login, p.name, p.email, d.name, l.name, p.room, p.phone,"
                + " m.login, p.locale, p.zone, (select group_concat(g.group_key order by g.group_key separator '|')"
                + " from membership g where g.person_id = p.id), if(p.active, 'true', 'false')" + TABLES
                + " left join person m on m.id = p.manager_id where p.login > ? order by p.login limit " + limit);
        query.setParameter(1, afterLogin == null ? "" : afterLogin);
        var rows = new ArrayList<List<String>>();
        for (var row : query.getResultList()) {
            rows.add(Arrays.stream((Object[]) row).map(PersonRows::text).toList());
        }
        return rows;
    }

    /** Keys of the groups people are members of, in order, by the person's id. */
    public Map<Long, Set<String>> groupsOf(Collection<Long> ids) {
        var groups = new HashMap<Long, Set<String>>();
        if (ids.isEmpty()) {
            return groups;
        }
        var wanted = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
        for (var row : entities.createNativeQuery(
                        "select person_id, group_key from membership where person_id in (" + wanted + ")")
                .getResultList()) {
            var membership = (Object[]) row;
            groups.computeIfAbsent(((Number) membership[0]).longValue(), id -> new TreeSet<>())
                    .add(text(membership[1]));
        }
        return groups;
    }

    private static String text(Object value) {
        return value == null
                ? null
                : value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value.toString();
    }

    /** How many people a search finds. */
    public long count(PersonFilter filter, Set<String> owners) {
        var values = new ArrayList<Object>();
        var conditions = conditions(filter, owners, values);
        var query = entities.createNativeQuery("select count(*) from person p" + where(conditions));
        for (var i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return ((Number) query.getSingleResult()).longValue();
    }

    private static List<String> conditions(PersonFilter filter, Set<String> owners, List<Object> values) {
        var conditions = new ArrayList<String>();
        if (filter.text() != null) {
            var beginning = LikePattern.literal(filter.text());
            conditions.add("(p.name like ? escape '!' or p.name like ? escape '!' or p.login like ? escape '!'"
                    + " or p.email like ? escape '!')");
            values.addAll(
                    List.of(beginning + "%", "% " + beginning + "%", Logins.normal(beginning) + "%", beginning + "%"));
        }
        if (filter.departmentId() != null) {
            conditions.add("p.department_id = ?");
            values.add(filter.departmentId());
        }
        if (filter.locationId() != null) {
            conditions.add("p.location_id = ?");
            values.add(filter.locationId());
        }
        if (filter.state() != null) {
            conditions.add(
                    switch (filter.state()) {
                        case ACTIVE -> "p.active = true";
                        case INVITED -> "p.active = true and p.login is not null and p.password_hash is null";
                        case INACTIVE -> "p.active = false";
                    });
        }
        if (filter.demoPassword()) {
            conditions.add(HAS_DEMO_PASSWORD);
        }
        if (filter.role() != null) {
            conditions.add(
                    switch (filter.role()) {
                        case EMPLOYEE -> "p.login is not null";
                        case AGENT -> "exists (select 1 from membership m where m.person_id = p.id)";
                        case OWNER -> among(owners, values);
                        case ADMIN -> "p.is_admin = true";
                    });
        }
        return conditions;
    }

    private static String among(Set<String> owners, List<Object> values) {
        if (owners.isEmpty()) {
            return "false";
        }
        values.addAll(owners);
        return "p.login in (" + owners.stream().map(owner -> "?").collect(Collectors.joining(",")) + ")";
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static PersonRow row(Object[] row, Set<String> owners) {
        var login = (String) row[1];
        return new PersonRow(
                ((Number) row[0]).longValue(),
                login,
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                isTrue(row[6]),
                isTrue(row[7]),
                login != null && owners.contains(login),
                isTrue(row[8]),
                isTrue(row[9]));
    }

    private static boolean isTrue(Object value) {
        return value instanceof Boolean flag ? flag : ((Number) value).intValue() != 0;
    }
}
