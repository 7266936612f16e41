package org.threeline.desk.identity;

import java.util.ArrayList;
import java.util.List;
import org.threeline.catalog.group.Membership;
import org.threeline.catalog.group.SupportGroups;

/** Memberships in memory. */
public class KnownMembers extends SupportGroups {
    private final List<Membership> all = new ArrayList<>();

    public KnownMembers with(String group, long person) {
        all.add(new Known(group, person, false));
        return this;
    }

    public KnownMembers withLead(String group, long person) {
        all.add(new Known(group, person, true));
        return this;
    }

    @Override
    public List<Membership> of(long personId) {
        return all.stream().filter(member -> member.personId() == personId).toList();
    }

    @Override
    public List<Membership> in(String groupKey) {
        return all.stream().filter(member -> member.groupKey().equals(groupKey)).toList();
    }

    private static final class Known extends Membership {
        private final String group;
        private final long person;
        private final boolean leads;

        Known(String group, long person, boolean leads) {
            this.group = group;
            this.person = person;
            this.leads = leads;
        }

        @Override
        public String groupKey() {
            return group;
        }

        @Override
        public long personId() {
            return person;
        }

        @Override
        public boolean isLead() {
            return leads;
        }
    }
}
