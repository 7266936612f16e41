package org.threeline.desk.ticket;

import static org.threeline.desk.ticket.TicketFixture.DANIEL;
import static org.threeline.desk.ticket.TicketFixture.EMMA;
import static org.threeline.desk.ticket.TicketFixture.IRINA;
import static org.threeline.desk.ticket.TicketFixture.LUKAS;
import static org.threeline.desk.ticket.TicketFixture.MARTA;
import static org.threeline.desk.ticket.TicketFixture.NOON;
import static org.threeline.desk.ticket.TicketFixture.SERVICE_DESK;
import static org.threeline.desk.ticket.TicketFixture.agent;
import static org.threeline.desk.ticket.TicketFixture.lead;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.threeline.catalog.offering.Definitions;
import org.threeline.catalog.offering.WrittenCatalogue;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.desk.absence.Absences;
import org.threeline.desk.attachment.RememberedAttachments;
import org.threeline.desk.clock.Promises;
import org.threeline.desk.clock.RememberedClocks;
import org.threeline.desk.clock.SlaClock;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.KnownLocations;
import org.threeline.desk.identity.KnownMembers;
import org.threeline.desk.identity.KnownPeople;

/**
 * A ticket filed on Monday at noon and the use cases that work on it, without server and database: what they keep and
 * tell can be looked at. Lukas and Daniel are in the service desk, Irina is in the workplace group, Emma asked.
 */
final class WorkedTicket {
    static final String NUMBER = "TL-10001";
    static final Actor BY_LUKAS = agent(LUKAS, "service-desk");
    static final Actor BY_THE_LEAD = lead(DANIEL, "service-desk");
    static final Actor BY_IRINA = agent(IRINA, "workplace");
    static final Actor BY_EMMA = TicketFixture.employee(EMMA);

    final Ticket ticket;
    final RememberedTickets tickets;
    final RememberedAttachments files = new RememberedAttachments();
    final Fired<HistoryWritten> written = new Fired<>();
    final Fired<PromiseTold> told = new Fired<>();
    final KnownMembers members = new KnownMembers()
            .with("service-desk", LUKAS)
            .withLead("service-desk", DANIEL)
            .with("workplace", IRINA);
    private final KnownPeople people = new KnownPeople()
            .with(EMMA, "emma")
            .with(MARTA, "marta")
            .with(LUKAS, "lukas")
            .with(DANIEL, "daniel")
            .with(IRINA, "irina");
    final KnownLocations locations = new KnownLocations();
    private final LockedTickets locked = new LockedTickets();
    private final TicketTerms terms = new TicketTerms();
    private final HoldingGroups groups = new HoldingGroups();
    private final Reopening reopening = new Reopening();

    WorkedTicket() {
        this(TicketFixture.aTicket().ticket());
    }

    WorkedTicket(Ticket ticket) {
        var catalogue = new WrittenCatalogue();
        this.ticket = ticket;
        tickets = new RememberedTickets(ticket);
        locked.tickets = tickets;
        locked.clocks = new RememberedClocks(catalogue);
        locked.written = written;
        locked.told = told;
        terms.catalogue = catalogue;
        terms.promises = RememberedClocks.promises(catalogue);
        terms.locations = locations;
        groups.catalogue = catalogue;
        groups.groups = members;
        groups.people = people;
        reopening.tickets = tickets;
        reopening.groups = groups;
        reopening.terms = terms;
        at(NOON);
        var filed = locked.fresh(ticket, BY_EMMA, NOON);
        filed.clocks().attach(terms.of(filed), NOON);
        filed.clocks().receive(terms.operationalLevel(filed), NOON);
        TicketRoute.begin(ticket, tickets).arrive(HopKind.FILED, SERVICE_DESK, NOON, EMMA);
        locked.keep(filed);
    }

    /** It is this time from now on. */
    WorkedTicket at(Instant now) {
        locked.clock = Clock.fixed(now, ZoneOffset.UTC);
        return this;
    }

    /** These definitions are in force from now on. */
    WorkedTicket supposing(Definitions definitions) {
        terms.catalogue = definitions;
        terms.promises = Promises.by(definitions);
        locked.clocks = ((RememberedClocks) locked.clocks).by(definitions);
        return this;
    }

    /** What moves running promises where these definitions are in force. */
    RunningPromises promises(Definitions definitions) {
        supposing(definitions);
        var promises = new RunningPromises();
        promises.catalogue = definitions;
        promises.tickets = tickets;
        promises.clocks = locked.clocks;
        promises.locked = locked;
        promises.terms = terms;
        return promises;
    }

    TicketHandling handling() {
        var handling = new TicketHandling();
        handling.locked = locked;
        handling.tickets = tickets;
        handling.groups = groups;
        handling.terms = terms;
        handling.reopening = reopening;
        handling.forms = forms();
        handling.people = people;
        return handling;
    }

    CompletedForms forms() {
        var forms = new CompletedForms();
        forms.people = people;
        return forms;
    }

    /** Who is away, with the one who stands in, or null. */
    final Map<Long, Long> away = new HashMap<>();

    private final Absences absences = new Absences() {
        @Override
        public boolean isAway(long personId) {
            return away.containsKey(personId);
        }

        @Override
        public Optional<Long> deputyOf(long personId) {
            return Optional.ofNullable(away.get(personId));
        }
    };

    LineEscalation lines() {
        var lines = new LineEscalation();
        lines.locked = locked;
        lines.tickets = tickets;
        lines.groups = groups;
        lines.terms = terms;
        lines.absences = absences;
        return lines;
    }

    TicketConversation talk() {
        var talk = new TicketConversation();
        talk.locked = locked;
        talk.tickets = tickets;
        talk.terms = terms;
        talk.reopening = reopening;
        talk.groups = groups;
        talk.people = people;
        talk.attachments = files;
        return talk;
    }

    TicketAttachments attachments() {
        var attachments = new TicketAttachments();
        attachments.locked = locked;
        attachments.tickets = tickets;
        attachments.attachments = files;
        attachments.previews = files.previews();
        attachments.ready = files.readyFiles();
        return attachments;
    }

    TicketDeadlines deadlines() {
        var deadlines = new TicketDeadlines();
        deadlines.tickets = tickets;
        deadlines.locked = locked;
        deadlines.terms = terms;
        return deadlines;
    }

    HeldWork held() {
        var held = new HeldWork();
        held.tickets = tickets;
        held.locked = locked;
        return held;
    }

    LockedTickets locked() {
        return locked;
    }

    HoldingGroups groups() {
        return groups;
    }

    /** The newest clock of a kind. */
    SlaClock clock(TargetKind kind) {
        return locked.clocks.of(ticket.id(), null).latest(kind).orElseThrow();
    }

    Hop stay() {
        return tickets.hops.get(tickets.hops.size() - 1);
    }

    List<HistoryKind> story() {
        return tickets.story.stream().map(HistoryEntry::kind).toList();
    }

    /** The whole life for a replay, from the filing on. */
    List<ClockReplay.Moment> life() {
        var life = new ArrayList<ClockReplay.Moment>();
        life.add(new ClockReplay.Moment(
                NOON, HistoryKind.FILED, BY_EMMA.personId(), Map.of("priority", "P4", "group", "service-desk")));
        tickets.story.forEach(entry -> life.add(moment(entry)));
        return life;
    }

    static ClockReplay.Moment moment(HistoryEntry entry) {
        return new ClockReplay.Moment(
                entry.at(), entry.kind(), entry.actorId(), entry.data() == null ? Map.of() : entry.data());
    }

    HistoryEntry lastWord() {
        return tickets.story.get(tickets.story.size() - 1);
    }
}
