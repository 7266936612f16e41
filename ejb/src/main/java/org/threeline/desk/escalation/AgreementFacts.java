package org.threeline.desk.escalation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.group.GroupMembers;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.offering.DeskFacts;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.desk.absence.Absences;
import org.threeline.desk.oncall.OnCall;
import org.threeline.desk.ticket.HoldReasons;

/** Who is there, and what tickets wait for: asked once each for a page. */
@RequestScoped
public class AgreementFacts implements DeskFacts {
    /** With fewer holds than this nothing is said about a reason that is not among them. */
    private static final long ENOUGH = 20;

    @Inject
    SupportGroups groups;

    @Inject
    Absences absences;

    @Inject
    HoldReasons holds;

    @Inject
    OnCall onCall;

    private final Map<String, GroupMembers> members = new HashMap<>();
    private @Nullable Map<String, Map<HoldReason, Long>> counted;

    @Override
    public int members(String group) {
        return of(group).people().size();
    }

    @Override
    public int leads(String group) {
        return of(group).leads().size();
    }

    @Override
    public boolean isAnybodyThere(String group) {
        List<Long> people = of(group).people();
        return absences.awayNow(people).size() < people.size();
    }

    @Override
    public boolean keepsRota(String group) {
        return onCall.isKept(group);
    }

    @Override
    public boolean rests(String service, HoldReason reason) {
        if (counted == null) {
            counted = holds.recent();
        }
        var ofService = counted.getOrDefault(service, Map.of());
        var all = ofService.values().stream().mapToLong(Long::longValue).sum();
        return all < ENOUGH || ofService.containsKey(reason);
    }

    private GroupMembers of(String group) {
        return members.computeIfAbsent(group, groups::membersOf);
    }
}
