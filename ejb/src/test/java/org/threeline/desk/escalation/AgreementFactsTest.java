package org.threeline.desk.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.group.GroupMembers;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.desk.absence.Absences;
import org.threeline.desk.absence.Away;
import org.threeline.desk.ticket.HoldReasons;

class AgreementFactsTest {
    private static final long LUKAS = 11;
    private static final long DANIEL = 12;

    private List<Long> away = List.of();
    private int asked;

    @Test
    void aGroupHasPeopleAndLeadsAndSomebodyIsThere() {
        var facts = facts(Map.of());
        assertThat(facts.members("service-desk")).isEqualTo(2);
        assertThat(facts.leads("service-desk")).isEqualTo(1);
        assertThat(facts.isAnybodyThere("service-desk")).isTrue();
        assertThat(facts.members("platform")).isZero();
        assertThat(facts.isAnybodyThere("platform")).isFalse();
    }

    @Test
    void whereEverybodyIsAwayNobodyIsThere() {
        away = List.of(LUKAS);
        assertThat(facts(Map.of()).isAnybodyThere("service-desk")).isTrue();
        away = List.of(LUKAS, DANIEL);
        assertThat(facts(Map.of()).isAnybodyThere("service-desk")).isFalse();
    }

    @Test
    void ofFewHoldsNothingIsConcluded() {
        var facts = facts(Map.of(
                "laptop-problem", Map.of(HoldReason.REQUESTER, 19L),
                "new-laptop", Map.of(HoldReason.REQUESTER, 15L, HoldReason.VENDOR, 5L)));
        assertThat(facts.rests("laptop-problem", HoldReason.CHANGE)).isTrue();
        assertThat(facts.rests("new-laptop", HoldReason.VENDOR)).isTrue();
        assertThat(facts.rests("new-laptop", HoldReason.CHANGE)).isFalse();
        assertThat(facts.rests("never-held", HoldReason.CHANGE)).isTrue();
        assertThat(asked).isOne();
    }

    private AgreementFacts facts(Map<String, Map<HoldReason, Long>> holds) {
        var facts = new AgreementFacts();
        facts.groups = new SupportGroups() {
            @Override
            public GroupMembers membersOf(String groupKey) {
                return groupKey.equals("service-desk")
                        ? new GroupMembers(List.of(DANIEL, LUKAS), List.of(DANIEL))
                        : new GroupMembers(List.of(), List.of());
            }
        };
        facts.absences = new Absences() {
            @Override
            public Map<Long, Away> awayNow(Collection<Long> personIds) {
                return away.stream()
                        .filter(personIds::contains)
                        .collect(Collectors.toMap(id -> id, id -> new Away(id, null, null)));
            }
        };
        facts.holds = new HoldReasons() {
            @Override
            public Map<String, Map<HoldReason, Long>> recent() {
                asked++;
                return holds;
            }
        };
        return facts;
    }
}
