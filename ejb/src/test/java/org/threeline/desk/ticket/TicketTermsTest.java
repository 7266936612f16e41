package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threeline.desk.ticket.TicketFixture.EMMA;
import static org.threeline.desk.ticket.TicketFixture.IRINA;
import static org.threeline.desk.ticket.TicketFixture.LUKAS;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.offering.WrittenCatalogue;
import org.threeline.catalog.sla.Priority;
import org.threeline.desk.clock.ClockTerms;
import org.threeline.desk.clock.RememberedClocks;
import org.threeline.desk.identity.KnownLocations;

/** On which calendar a promise counts; the small catalogue's P2 counts where the requester works. */
class TicketTermsTest {
    private final WrittenCatalogue catalogue = new WrittenCatalogue();
    private final TicketTerms terms = new TicketTerms();

    TicketTermsTest() {
        terms.catalogue = catalogue;
        terms.promises = RememberedClocks.promises(catalogue);
        terms.locations = new KnownLocations().with(EMMA, "lisbon").with(IRINA, "closed-office");
    }

    @Test
    void aPromiseCountsWhereTheRequesterWorks() {
        assertThat(calendarFor(EMMA, Priority.P2)).containsExactly("lisbon");
    }

    @Test
    void whereNobodyKnowsThatItCountsOnTheServicesCalendar() {
        assertThat(calendarFor(LUKAS, Priority.P2)).containsExactly("office");
        assertThat(calendarFor(IRINA, Priority.P2))
                .as("a place with a calendar that is no more")
                .containsExactly("office");
    }

    @Test
    void aFixedCalendarCountsForEverybody() {
        assertThat(calendarFor(EMMA, Priority.P3)).containsOnly("office");
    }

    private List<String> calendarFor(long requester, Priority priority) {
        return terms.filedBy(requester, catalogue.service("laptop-problem", 1)).of(priority, List.of()).stream()
                .map(ClockTerms::calendarKey)
                .toList();
    }
}
