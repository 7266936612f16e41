package org.threeline.catalog.group;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** Somebody belongs to a support group, perhaps as its lead. */
@Entity
@Table(name = "membership")
@IdClass(Membership.Key.class)
@Access(AccessType.FIELD)
public class Membership {
    @Id
    @Column(name = "group_key")
    private String groupKey;

    @Id
    @Column(name = "person_id")
    private long personId;

    @Column(name = "is_lead")
    private boolean lead;

    protected Membership() {} // JPA

    static Membership join(String groupKey, long personId, boolean lead) {
        Membership membership = new Membership();
        membership.groupKey = groupKey;
        membership.personId = personId;
        membership.lead = lead;
        return membership;
    }

    public String groupKey() {
        return groupKey;
    }

    public long personId() {
        return personId;
    }

    public boolean isLead() {
        return lead;
    }

    /** Makes the member a lead, or an ordinary member again. */
    void lead(boolean leads) {
        lead = leads;
    }

    /** Group and person together. */
    public static class Key implements Serializable {
        private String groupKey = "";
        private long personId;

        public Key() {} // JPA

        Key(String groupKey, long personId) {
            this.groupKey = groupKey;
            this.personId = personId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && groupKey.equals(that.groupKey) && personId == that.personId;
        }

        @Override
        public int hashCode() {
            return Objects.hash(groupKey, personId);
        }
    }
}
