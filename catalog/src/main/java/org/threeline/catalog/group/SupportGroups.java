package org.threeline.catalog.group;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.threeline.kernel.LocalizedText;
import org.threeline.kernel.NotFound;

/** All support groups and their members. */
@Stateless
public class SupportGroups {
    private static final String IMPORTED_PREFIX = "import-";
    private static final int LONGEST_NAME = 200;

    @PersistenceContext(unitName = "catalog")
    EntityManager em;

    /** The memberships of a person, by group; one look begins no transaction of its own. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<Membership> of(long personId) {
        return em.createQuery(
                        "select m from Membership m where m.personId = :person order by m.groupKey", Membership.class)
                .setParameter("person", personId)
                .getResultList();
    }

    /** The members of a group, leads first. */
    public List<Membership> in(String groupKey) {
        return em.createQuery(
                        "select m from Membership m where m.groupKey = :group order by m.lead desc, m.personId",
                        Membership.class)
                .setParameter("group", groupKey)
                .getResultList();
    }

    /** The group of this key, an inactive one too. */
    public Optional<SupportGroup> find(String key) {
        return Optional.ofNullable(em.find(SupportGroup.class, key));
    }

    /** Every group, inactive ones too, by line and key. */
    public List<SupportGroup> all() {
        return em.createQuery("select g from SupportGroup g order by g.line, g.key", SupportGroup.class)
                .getResultList();
    }

    /** What each group is called by its key, inactive ones too. */
    public Map<String, LocalizedText> names() {
        return all().stream().collect(Collectors.toMap(SupportGroup::key, SupportGroup::name));
    }

    /** Every group as lists show it, inactive ones too, by line and key. */
    public List<GroupSummary> summaries() {
        return all().stream().map(GroupSummary::of).toList();
    }

    /** Who belongs to a group; nobody when there is no such group. */
    public GroupMembers membersOf(String groupKey) {
        return GroupMembers.of(in(groupKey));
    }

    /**
     * Takes a person into a group, or changes whether a member is a lead.
     *
     * @throws NotFound when there is no such group
     */
    public void join(String groupKey, long personId, boolean lead) {
        if (em.find(SupportGroup.class, groupKey, LockModeType.PESSIMISTIC_WRITE) == null) {
            throw new NotFound("group " + groupKey);
        }
        Membership membership = em.find(Membership.class, new Membership.Key(groupKey, personId));
        if (membership == null) {
            em.persist(Membership.join(groupKey, personId, lead));
        } else {
            membership.lead(lead);
        }
    }

    /** Ends a membership; nothing happens when there is none. */
    public void leave(String groupKey, long personId) {
        Membership membership = em.find(Membership.class, new Membership.Key(groupKey, personId));
        if (membership != null) {
            em.remove(membership);
        }
    }

    /**
     * The inactive line-1 group an import made for this name, made now when it is new. Names that differ only in
     * capitals, blanks and punctuation are one group. Two at once get the same group.
     *
     * @param name the group's name in the imported data, not blank
     */
    public SupportGroup ensureImported(String name) {
        String key = importedKey(name);
        SupportGroup found = em.find(SupportGroup.class, key);
        if (found != null) {
            return found;
        }
        String shown = name.strip();
        // Not "insert ignore": two at once would share its lock and then wait for each other.
        em.createNativeQuery("""
                        insert into support_group (group_key, name_en, line, active, origin)
                        values (?1, ?2, 1, false, 'IMPORT')
                        on duplicate key update group_key = group_key
                        """)
                .setParameter(1, key)
                .setParameter(2, shown.substring(0, Math.min(shown.length(), LONGEST_NAME)))
                .executeUpdate();
        // A locking read sees what another import committed meanwhile, whatever this transaction saw before.
        return em.find(SupportGroup.class, key, LockModeType.PESSIMISTIC_READ);
    }

    static String importedKey(String name) {
        String slug = name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        boolean whole = slug.length() <= 40 && name.chars().allMatch(c -> c < 128) && !slug.isEmpty();
        String start = slug.substring(0, Math.min(slug.length(), 40));
        return IMPORTED_PREFIX
                + (whole
                        ? start
                        : start + "-" + Integer.toHexString(name.strip().hashCode()));
    }

    /**
     * Makes the rows follow the catalogue: groups it defines are active and named as it says, those it no longer
     * defines rest.
     */
    public void follow(Collection<GroupDefinition> definitions) {
        Set<String> defined = new HashSet<>();
        for (GroupDefinition definition : definitions) {
            defined.add(definition.key());
            SupportGroup group = em.find(SupportGroup.class, definition.key(), LockModeType.PESSIMISTIC_WRITE);
            if (group == null) {
                em.persist(SupportGroup.defined(definition));
            } else {
                group.follow(definition);
            }
        }
        for (SupportGroup group : all()) {
            if (group.origin() == SupportGroup.Origin.CATALOGUE && !defined.contains(group.key())) {
                group.retire();
            }
        }
    }
}
