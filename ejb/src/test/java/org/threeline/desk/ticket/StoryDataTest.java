package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threeline.desk.ticket.TicketFixture.DANIEL;
import static org.threeline.desk.ticket.TicketFixture.LUKAS;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.threeline.desk.identity.PersonSummary;

class StoryDataTest {
    private static final Map<Long, PersonSummary> NAMES =
            Map.of(LUKAS, new PersonSummary(LUKAS, "lukas", "Lukas Brandt", "IT"));

    @Test
    void theCauseOfASolutionIsTheDesksOwn() {
        var data = Map.<String, Object>of("cause", "Cable", "priority", "P1");
        assertThat(StoryData.shown(data, NAMES, false)).isEqualTo(Map.of("priority", "P1"));
        assertThat(StoryData.shown(data, NAMES, true)).isEqualTo(data);
    }

    @Test
    void peopleAreToldByNameAndNeverByTheirIds() {
        var data = TicketHandling.changes("assignee", null, LUKAS);
        assertThat(StoryData.people(data)).containsExactly(LUKAS);
        assertThat(StoryData.shown(data, NAMES, true).get("assignee"))
                .asString()
                .contains("from=null", "Lukas Brandt", "login=lukas")
                .doesNotContain("11");
    }

    @Test
    void somebodyNobodyKnowsAnyMoreIsNobody() {
        var data = TicketHandling.changes("assignee", DANIEL, LUKAS);
        assertThat(StoryData.shown(data, NAMES, true).get("assignee"))
                .asString()
                .contains("from=null");
    }

    @Test
    void anEntryWithoutPeopleSpeaksOfNone() {
        assertThat(StoryData.people(Map.of("priority", "P1"))).isEmpty();
        assertThat(StoryData.people(Map.of("assignee", "lukas"))).isEmpty();
    }

    @Test
    void whatStayedTheSameIsNoChange() {
        assertThat(TicketHandling.changes("status", TicketStatus.NEW, TicketStatus.NEW, "line", 1, 2))
                .containsOnlyKeys("line");
        assertThat(TicketHandling.changes("status", TicketStatus.NEW, TicketStatus.ASSIGNED))
                .asString()
                .contains("from=NEW", "to=ASSIGNED");
    }
}
