package org.threeline.desk.ticket;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.PriorityMatrix;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.attachment.Attachments;
import org.threeline.desk.clock.Promises;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.People;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;
import org.threeline.kernel.NotFound;

/**
 * Filing: an employee asks for something, for himself or for a colleague, or an agent writes down a call. The answer says
 * when it will come.
 */
@Stateless
public class RequestFiling {
    private static final int MOST_WATCHERS = 50;

    @Inject
    Catalogue catalogue;

    @Inject
    Promises promises;

    @Inject
    TicketTerms terms;

    @Inject
    HoldingGroups groups;

    @Inject
    CompletedForms forms;

    @Inject
    People people;

    @Inject
    Tickets tickets;

    @Inject
    LockedTickets locked;

    @Inject
    Attachments attachments;

    /**
     * What is filed.
     *
     * @param answers by field name; checked against the service's form
     * @param impact null for the service's usual one
     * @param requester login of the person in need; null for the actor, blank for somebody who was not named yet
     * @param watchers logins, possibly none
     * @param files ids of files the actor has ready, possibly none
     */
    public record FileRequest(
            String service,
            String subject,
            String description,
            Map<String, ?> answers,
            Impact impact,
            Urgency urgency,
            String requester,
            List<String> watchers,
            Channel channel,
            List<Long> files) {
        /** Without files. */
        public FileRequest(
                String service,
                String subject,
                String description,
                Map<String, ?> answers,
                Impact impact,
                Urgency urgency,
                String requester,
                List<String> watchers,
                Channel channel) {
            this(service, subject, description, answers, impact, urgency, requester, watchers, channel, List.of());
        }
    }

    /**
     * What would happen if it were filed.
     *
     * @param promised due times per kind, absent where nothing is promised
     */
    public record Preview(Priority priority, String group, Map<TargetKind, Instant> promised) {}

    /**
     * Files a ticket; every clock of the agreement starts with it.
     *
     * @return its number
     * @throws NotFound where the actor can file no such service
     * @throws InvalidInput with every field that is wrong
     */
    public String file(FileRequest command, Actor actor) {
        var service = service(command.service());
        var errors = new ArrayList<FieldError>();
        var subject = collect(errors, () -> WrittenText.requiredLine("subject", command.subject(), WrittenText.LINE));
        var description =
                collect(errors, () -> WrittenText.optional("description", command.description(), WrittenText.PAGES));
        var answers = collect(errors, () -> forms.checked(service.form(), orNone(command.answers())));
        checkWeight(service, command, actor, errors);
        var requesterId = collect(errors, () -> requester(command.requester(), actor));
        var watchers = collect(errors, () -> watchers(command.watchers()));
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return file(service, command, actor, subject, description, answers, requesterId, watchers);
    }

    private String file(
            ServiceOffering service,
            FileRequest command,
            Actor actor,
            String subject,
            String description,
            Map<String, Object> answers,
            long requesterId,
            List<Long> watchers) {
        var now = locked.now();
        var agreement = catalogue.inForce().agreement(service.agreement()).orElseThrow();
        var group = groups.receiving(service);
        var ticket = Ticket.file(
                new Ticket.Filing(
                        service,
                        agreement.version(),
                        command.channel(),
                        subject,
                        description,
                        answers,
                        requesterId,
                        actor.personId(),
                        impact(service, command.impact()),
                        urgency(service, command.urgency()),
                        group),
                now);
        tickets.add(ticket);
        var filed = locked.fresh(ticket, actor, now);
        filed.clocks().attach(terms.filedBy(requesterId, service).of(ticket.priority(), List.of()), now);
        filed.clocks().receive(promises.operationalLevel(group.key(), ticket.priority(), List.of()), now);
        // The row must be complete before the route's statement writes it.
        ticket.isDue(filed.clocks().nextDueAt(), filed.clocks().sortDueAt());
        TicketRoute.begin(ticket, tickets).arrive(HopKind.FILED, group, now, actor.personId());
        watchers.forEach(watcher -> tickets.addWatcher(ticket.id(), watcher));
        var entry = filed.write(
                HistoryKind.FILED,
                null,
                Map.of(
                        "channel", ticket.channel().name(),
                        "priority", ticket.priority().name(),
                        "group", group.key()));
        attachments.attach(command.files(), actor.personId(), ticket.id(), entry, false, now);
        locked.keep(filed);
        return ticket.number();
    }

    /**
     * Tells what filing would lead to; nothing is stored. Answers may be incomplete, what is there is checked as in
     * {@link #file}; subject, description, watchers and channel do not matter.
     *
     * @param at when it would be filed, or null for now
     * @throws NotFound where the actor can file no such service
     * @throws InvalidInput with every field that is wrong
     */
    public Preview preview(FileRequest command, Instant at, Actor actor) {
        var service = service(command.service());
        var errors = new ArrayList<FieldError>();
        collect(errors, () -> {
            forms.checkBegun(service.form(), orNone(command.answers()));
            return null;
        });
        checkWeight(service, command, actor, errors);
        var requesterId = collect(errors, () -> requester(command.requester(), actor));
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return preview(service, command.impact(), command.urgency(), requesterId, at);
    }

    /**
     * Tells what filing would lead to; nothing is stored.
     *
     * @param requester login of whoever it is for, or null for the actor; a promise may count on the hours of the place
     *     where somebody works. Somebody unknown counts as the actor
     * @param at when it would be filed, or null for now
     */
    public Preview preview(
            String serviceKey, Impact impact, Urgency urgency, String requester, Instant at, Actor actor) {
        var requesterId = requester == null
                ? actor.personId()
                : people.idsOf(List.of(requester)).values().stream().findFirst().orElse(actor.personId());
        return preview(service(serviceKey), impact, urgency, requesterId, at);
    }

    private Preview preview(ServiceOffering service, Impact impact, Urgency urgency, long requesterId, Instant at) {
        var priority = PriorityMatrix.priority(impact(service, impact), urgency(service, urgency));
        return new Preview(
                priority,
                service.receivingGroup(),
                promises.dueTimes(
                        terms.filedBy(requesterId, service).of(priority, List.of()), at == null ? locked.now() : at));
    }

    private ServiceOffering service(String key) {
        return catalogue
                .inForce()
                .service(key)
                .filter(service -> !service.hidden())
                .orElseThrow(() -> new NotFound("service " + key));
    }

    private void checkWeight(ServiceOffering service, FileRequest command, Actor actor, List<FieldError> errors) {
        if (actor.isAgent()) {
            return;
        }
        if (command.impact() != null
                && command.impact() != service.usualImpact()
                && !service.impactChoices().contains(command.impact())) {
            errors.add(new FieldError("impact", "answer.not_an_option"));
        }
        if (command.urgency() != null
                && command.urgency() != service.usualUrgency()
                && !service.urgencyChoices().contains(command.urgency())) {
            errors.add(new FieldError("urgency", "answer.not_an_option"));
        }
    }

    private long requester(String login, Actor actor) {
        if (login == null) {
            return actor.personId();
        }
        if (login.isBlank()) {
            throw new InvalidInput("requester", "input.required");
        }
        return people.idsOf(List.of(login)).values().stream()
                .findFirst()
                .orElseThrow(() -> new InvalidInput("requester", "person.unknown", login));
    }

    private List<Long> watchers(List<String> logins) {
        if (logins == null || logins.isEmpty()) {
            return List.of();
        }
        if (logins.size() > MOST_WATCHERS) {
            throw new InvalidInput("watchers", "input.too_many", MOST_WATCHERS);
        }
        var ids = people.idsOf(logins);
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < logins.size(); i++) {
            var login = logins.get(i) == null ? "" : logins.get(i).strip();
            if (ids.keySet().stream().noneMatch(login::equalsIgnoreCase)) {
                errors.add(new FieldError("watchers[" + i + "]", "person.unknown", login));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return List.copyOf(ids.values());
    }

    private static Impact impact(ServiceOffering service, Impact chosen) {
        return chosen == null ? service.usualImpact() : chosen;
    }

    private static Urgency urgency(ServiceOffering service, Urgency chosen) {
        return chosen == null ? service.usualUrgency() : chosen;
    }

    private static Map<String, ?> orNone(Map<String, ?> answers) {
        return answers == null ? Map.of() : answers;
    }

    /** Runs one check and keeps its errors, so that the person hears of all of them at once. */
    private static <T> T collect(List<FieldError> errors, Supplier<T> check) {
        try {
            return check.get();
        } catch (InvalidInput wrong) {
            errors.addAll(wrong.errors());
            return null;
        }
    }
}
