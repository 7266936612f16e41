package org.threeline.desk.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.offering.SupportLine;
import org.threeline.catalog.offering.TicketType;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.identity.Actor;
import org.threeline.kernel.LocalizedText;

/** A ticket in the words of a test: {@code aTicket().taken().onHold().ticket()}. */
final class TicketFixture {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final long EMMA = 1;
    static final long MARTA = 2;
    static final long LUKAS = 11;
    static final long DANIEL = 12;
    static final long IRINA = 21;

    static final HoldingGroup SERVICE_DESK = new HoldingGroup("service-desk", 1, "office", 1);
    static final HoldingGroup HR_DESK = new HoldingGroup("hr-desk", 1, "office", 1);
    static final HoldingGroup WORKPLACE = new HoldingGroup("workplace", 2, "office", 1);
    static final HoldingGroup PLATFORM = new HoldingGroup("platform", 3, "office", 1);

    private final Ticket ticket;

    private TicketFixture(boolean confidential) {
        ticket = Ticket.file(
                new Ticket.Filing(
                        service(confidential),
                        1,
                        Channel.PORTAL,
                        "It does not start",
                        null,
                        Map.of(),
                        EMMA,
                        MARTA,
                        Impact.LOW,
                        Urgency.MEDIUM,
                        SERVICE_DESK),
                NOON);
        number(ticket);
    }

    /** Filed by Marta for Emma, in the service desk. */
    static TicketFixture aTicket() {
        return new TicketFixture(false);
    }

    static TicketFixture aConfidentialTicket() {
        return new TicketFixture(true);
    }

    /** What nobody did yet gives it its number. */
    private static void number(Ticket ticket) {
        try {
            var id = Ticket.class.getDeclaredField("id");
            id.setAccessible(true);
            id.set(ticket, 10_001L);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServiceOffering service(boolean confidential) {
        return new ServiceOffering(
                "laptop-problem",
                1,
                "it",
                new LocalizedText("Laptop", "Ноутбук"),
                new LocalizedText("It is broken", "Он сломан"),
                null,
                TicketType.INCIDENT,
                false,
                confidential,
                null,
                List.of(),
                Impact.LOW,
                Urgency.MEDIUM,
                List.of(),
                List.of(),
                null,
                "it",
                null,
                null,
                List.of(
                        new SupportLine(1, List.of("service-desk")),
                        new SupportLine(2, List.of("workplace")),
                        new SupportLine(3, List.of("platform"))),
                5,
                14,
                List.of());
    }

    TicketFixture assignedTo(long person) {
        ticket.assign(SERVICE_DESK, person, NOON);
        return this;
    }

    /** By Lukas. */
    TicketFixture taken() {
        ticket.take(LUKAS, false, NOON);
        return this;
    }

    TicketFixture onHold() {
        ticket.putOnHold(HoldReason.REQUESTER, null, NOON);
        return this;
    }

    TicketFixture escalated() {
        ticket.escalate(WORKPLACE, NOON);
        return this;
    }

    TicketFixture resolved() {
        ticket.resolve(LUKAS, "Plugged it in", null, null, NOON.plusSeconds(86_400), NOON);
        return this;
    }

    TicketFixture closed() {
        resolved();
        ticket.close(TicketVerb.CONFIRM, NOON.plusSeconds(86_400), NOON);
        return this;
    }

    TicketFixture cancelled() {
        ticket.cancel(NOON);
        return this;
    }

    /** The shortest way there. */
    TicketFixture thatIs(TicketStatus status) {
        return switch (status) {
            case NEW -> this;
            case ASSIGNED -> assignedTo(LUKAS);
            case IN_PROGRESS -> taken();
            case ON_HOLD -> taken().onHold();
            case RESOLVED -> resolved();
            case CLOSED -> closed();
            case CANCELLED -> cancelled();
        };
    }

    Ticket ticket() {
        return ticket;
    }

    static Actor employee(long id) {
        return new Actor(id, "person" + id, Set.of(), Set.of(), false);
    }

    static Actor agent(long id, String... groups) {
        return new Actor(id, "person" + id, Set.of(groups), Set.of(), false);
    }

    static Actor lead(long id, String group) {
        return new Actor(id, "person" + id, Set.of(group), Set.of(group), false);
    }

    static Actor administrator(long id) {
        return new Actor(id, "person" + id, Set.of(), Set.of(), true);
    }
}
