package org.threeline.desk.ticket;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.threeline.desk.ticket.TicketFixture.NOON;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.threeline.desk.identity.PersonSummary;

class WorkShareTest {
    private static final PersonSummary LUKAS = new PersonSummary(11, "lukas", "Lukas Brandt", null);
    private static final PersonSummary IRINA = new PersonSummary(21, "irina", "Irina Volkova", null);

    private final List<HopView> hops = new ArrayList<>();

    @Test
    void eachLineGroupAndPersonHasTheSumOfItsStays() {
        stay("desk", 1, ofHours(2), stint(LUKAS, ofHours(1)));
        stay("network", 2, ofMinutes(30), stint(IRINA, ofMinutes(20)), stint(null, ofMinutes(10)));
        stay("desk", 1, ofHours(1), stint(LUKAS, ofMinutes(15)));
        var share = WorkShare.of(hops);

        assertThat(share.lines())
                .extracting(WorkShare.OfLine::line, WorkShare.OfLine::worked)
                .containsExactly(tuple(1, ofHours(3)), tuple(2, ofMinutes(30)));
        assertThat(share.groups())
                .extracting(WorkShare.OfGroup::group, WorkShare.OfGroup::worked, WorkShare.OfGroup::stays)
                .containsExactly(tuple("desk", ofHours(3), 2), tuple("network", ofMinutes(30), 1));
        assertThat(share.people())
                .extracting(WorkShare.OfPerson::person, WorkShare.OfPerson::worked)
                .containsExactly(tuple(LUKAS, ofMinutes(75)), tuple(IRINA, ofMinutes(20)));
    }

    @Test
    void whatGoesToAnotherGroupAndStraightBackIsPingPong() {
        assertThat(way("desk", "network", "desk", "network").returns())
                .extracting(WorkShare.Return::group, WorkShare.Return::from, WorkShare.Return::times)
                .containsExactly(tuple("desk", "network", 1), tuple("network", "desk", 1));
        assertThat(way("desk", "network", "desk", "servers", "desk", "network", "desk")
                        .returns())
                .extracting(WorkShare.Return::group, WorkShare.Return::from, WorkShare.Return::times)
                .containsExactly(tuple("desk", "network", 2), tuple("desk", "servers", 1));
    }

    @Test
    void aRoundThroughSeveralGroupsAndAReopeningAreNone() {
        assertThat(way("desk", "network", "servers", "desk").isPingPong()).isFalse();
        assertThat(way("desk", "desk", "desk").isPingPong()).isFalse();
        assertThat(way().isPingPong()).isFalse();
        assertThat(way("desk", "network", "network", "desk").isPingPong()).isTrue();
    }

    private WorkShare way(String... groups) {
        hops.clear();
        Stream.of(groups).forEach(group -> stay(group, 1, Duration.ZERO));
        return WorkShare.of(hops);
    }

    private void stay(String group, int line, Duration worked, HopView.StintView... stints) {
        hops.add(new HopView(
                hops.size() + 1, HopKind.ASSIGNED, group, line, NOON, null, worked, null, null, List.of(stints)));
    }

    private static HopView.StintView stint(PersonSummary person, Duration worked) {
        return new HopView.StintView(person, NOON, null, worked);
    }
}
