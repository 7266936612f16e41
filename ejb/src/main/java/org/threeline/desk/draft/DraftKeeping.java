package org.threeline.desk.draft;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.attachment.Attachments;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.ticket.Channel;
import org.threeline.desk.ticket.RequestFiling;
import org.threeline.desk.ticket.TicketNumber;
import org.threeline.desk.ticket.TicketReading;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;
import org.threeline.kernel.StaleVersion;

/** Drafts: kept while somebody writes, gone on with at another device, and forgotten when they were sent. */
@Stateless
public class DraftKeeping {
    private static final Logger LOG = System.getLogger(DraftKeeping.class.getName());
    private static final int MOST_OF_A_KIND = 50;
    private static final int LONGEST = 400_000;
    private static final int AT_ONCE = 1_000;
    private static final Duration KEPT = Duration.ofDays(90);

    @Inject
    Drafts drafts;

    @Inject
    Attachments attachments;

    @Inject
    Catalogue catalogue;

    @Inject
    RequestFiling filing;

    @Inject
    TicketReading reading;

    @Inject
    Clock clock;

    /**
     * Begins a draft of a request.
     *
     * @throws NotFound where there is no such service to ask for
     * @throws BusinessRuleViolation {@code draft.too_many}
     */
    public DraftView begin(String service, DraftContent content, Actor actor) {
        return begin(DraftKind.REQUEST, service, content, actor);
    }

    /**
     * Begins a draft of a ticket for a caller.
     *
     * @throws NotFound where there is no such service to ask for, or the actor is no agent
     * @throws BusinessRuleViolation {@code draft.too_many}
     */
    public DraftView beginCall(String service, DraftContent content, Actor actor) {
        if (actor.groups().isEmpty()) {
            throw new NotFound("the desk");
        }
        return begin(DraftKind.CALL, service, content, actor);
    }

    private DraftView begin(DraftKind kind, String service, DraftContent content, Actor actor) {
        requireRoom(content);
        if (drafts.countAlone(actor.personId(), kind) >= MOST_OF_A_KIND) {
            throw new BusinessRuleViolation("draft.too_many", MOST_OF_A_KIND);
        }
        var offered = service(service);
        var draft = Draft.request(kind, service, offered.version(), actor.personId(), now());
        draft.write(content, null, now());
        drafts.add(draft);
        attachments.keepFor(draft.id(), content.files(), actor.personId());
        return draft.view();
    }

    /**
     * Goes on with a draft of a request.
     *
     * @param seenVersion the version the writer went on from
     * @throws NotFound where the actor has no such draft
     * @throws StaleVersion where another device saved it meanwhile
     */
    public DraftView write(long id, int seenVersion, DraftContent content, Actor actor) {
        requireRoom(content);
        var draft = drafts.lock(id, actor.personId()).orElseThrow(() -> new NotFound("draft " + id));
        draft.requireVersion(seenVersion);
        var version = draft.view().service() == null
                ? null
                : catalogue
                        .inForce()
                        .service(draft.view().service())
                        .map(ServiceOffering::version)
                        .orElse(null);
        draft.write(content, version, now());
        attachments.keepFor(id, content.files(), actor.personId());
        return draft.view();
    }

    /**
     * Keeps what is being said on a ticket; nothing said and nothing attached forgets it.
     *
     * @param seenVersion the version the writer went on from; 0 where there was none
     * @return empty where nothing is kept any more
     * @throws NotFound where the ticket does not exist for the actor
     * @throws StaleVersion where another device saved it meanwhile
     */
    public Optional<DraftView> say(String number, DraftKind kind, int seenVersion, DraftContent content, Actor actor) {
        requireRoom(content);
        reading.newestEntry(number, actor);
        var ticket = TicketNumber.id(number);
        var found = drafts.at(Draft.place(ticket), actor.personId())
                .flatMap(draft -> drafts.lock(draft.id(), actor.personId()));
        found.ifPresent(draft -> draft.requireVersion(seenVersion));
        if (content.isNothingSaid()) {
            found.ifPresent(drafts::remove);
            return Optional.empty();
        }
        // Whoever goes on from a draft that was sent or thrown away elsewhere has something new to say.
        var draft = found.orElseGet(() -> Draft.said(kind, ticket, actor.personId(), now()));
        draft.become(kind);
        draft.write(content, null, now());
        if (found.isEmpty()) {
            drafts.add(draft);
        }
        attachments.keepFor(draft.id(), content.files(), actor.personId());
        return Optional.of(draft.view());
    }

    /** What the actor was saying on a ticket. */
    public Optional<DraftView> said(String number, Actor actor) {
        return drafts.at(Draft.place(TicketNumber.id(number)), actor.personId()).map(Draft::view);
    }

    /** Forgets what the actor was saying on a ticket, because it was said or is not going to be. */
    public void forgetSaid(String number, Actor actor) {
        drafts.at(Draft.place(TicketNumber.id(number)), actor.personId()).ifPresent(drafts::remove);
    }

    /** The requests the actor began, the one written last first. */
    public List<DraftView> requests(Actor actor) {
        return drafts.of(actor.personId(), DraftKind.REQUEST).stream()
                .map(Draft::view)
                .toList();
    }

    /** The tickets for callers the actor began, the one written last first. */
    public List<DraftView> calls(Actor actor) {
        return drafts.of(actor.personId(), DraftKind.CALL).stream()
                .map(Draft::view)
                .toList();
    }

    /** @throws NotFound where the actor has no such draft */
    public DraftView get(long id, Actor actor) {
        return drafts.find(id, actor.personId()).map(Draft::view).orElseThrow(() -> new NotFound("draft " + id));
    }

    /** @throws NotFound where the actor has no such draft */
    public void discard(long id, Actor actor) {
        drafts.remove(drafts.lock(id, actor.personId()).orElseThrow(() -> new NotFound("draft " + id)));
    }

    /** Forgets a draft that became a request; nothing happens where it is gone. */
    public void forget(long id, Actor actor) {
        drafts.find(id, actor.personId()).ifPresent(drafts::remove);
    }

    /**
     * How the questions changed since the draft was written last; empty for nothing, and where the service cannot be
     * asked for any more.
     */
    public Optional<FormChanges> changes(DraftView draft) {
        return catalogue
                .inForce()
                .service(draft.service())
                .filter(service -> service.version() != draft.serviceVersion())
                .map(service -> FormChanges.between(
                        catalogue
                                .service(draft.service(), draft.serviceVersion())
                                .form(),
                        service.form()))
                .filter(changes -> !changes.isEmpty());
    }

    /**
     * Files a request as it was written, and forgets the draft.
     *
     * @param seenVersion null to send it as it is now
     * @return the ticket's number
     * @throws NotFound where the actor has no such draft, or can file no such service
     * @throws StaleVersion where another device saved it meanwhile
     * @throws InvalidInput with every field that is wrong
     */
    public String submit(long id, Integer seenVersion, Channel channel, Actor actor) {
        var draft = drafts.lock(id, actor.personId())
                .filter(found -> found.view().kind() == DraftKind.REQUEST)
                .orElseThrow(() -> new NotFound("draft " + id));
        if (seenVersion != null) {
            draft.requireVersion(seenVersion);
        }
        var content = draft.view().content();
        drafts.remove(draft);
        return filing.file(
                new RequestFiling.FileRequest(
                        draft.view().service(),
                        content.subject(),
                        content.text(),
                        content.answers(),
                        constant(Impact.class, "impact", content.impact()),
                        constant(Urgency.class, "urgency", content.urgency()),
                        content.requester(),
                        content.watchers(),
                        channel,
                        content.files()),
                actor);
    }

    /** Forgets what nobody went on with for 90 days. */
    public void forgetOld() {
        var old = drafts.untouchedSince(clock.instant().minus(KEPT), AT_ONCE);
        old.forEach(drafts::remove);
        if (!old.isEmpty()) {
            LOG.log(Level.INFO, "{0} drafts nobody went on with were forgotten", old.size());
        }
    }

    private ServiceOffering service(String key) {
        return Optional.ofNullable(key)
                .flatMap(named -> catalogue.inForce().service(named))
                .filter(service -> !service.hidden())
                .orElseThrow(() -> new NotFound("service " + key));
    }

    private static void requireRoom(DraftContent content) {
        if (new DraftText().convertToDatabaseColumn(content).length() > LONGEST) {
            throw new InvalidInput("", "input.too_long", LONGEST);
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> kind, String field, String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        return Arrays.stream(kind.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(field, "input.mistyped"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
