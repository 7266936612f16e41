package org.threeline.desk.ticket;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.offering.TicketType;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.PriorityMatrix;
import org.threeline.catalog.sla.Urgency;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.StaleVersion;

/**
 * An incident or a service request on its way. Each change has a verb that checks the status it starts from; who may
 * use the verb is {@link TicketAccess}'s business, and what it does to the promises is the clocks'.
 */
@Entity
@Access(AccessType.FIELD)
@Table(name = "ticket")
public class Ticket {
    @Id
    @SequenceGenerator(name = "ticket_seq", sequenceName = "ticket_seq", allocationSize = 50)
    @GeneratedValue(generator = "ticket_seq")
    private Long id;

    @Enumerated(EnumType.STRING)
    private TicketType type;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Column(name = "service_key")
    private String serviceKey;

    @Column(name = "service_version")
    private int serviceVersion;

    @Column(name = "agreement_version")
    private int agreementVersion;

    private boolean confidential;
    private String subject;
    private String description;

    @Convert(converter = JsonMap.class)
    private Map<String, Object> answers;

    @Column(name = "requester_id")
    private long requesterId;

    @Column(name = "filed_by_id")
    private long filedById;

    @Enumerated(EnumType.STRING)
    private TicketStatus status;

    @Column(name = "is_open")
    private boolean open;

    @Enumerated(EnumType.STRING)
    @Column(name = "hold_reason")
    private HoldReason holdReason;

    @Column(name = "hold_until")
    private Instant holdUntil;

    @Enumerated(EnumType.STRING)
    private Impact impact;

    @Enumerated(EnumType.STRING)
    private Urgency urgency;

    @Enumerated(EnumType.STRING)
    private Priority priority;

    private int line;

    @Column(name = "group_key")
    private String groupKey;

    @Column(name = "assignee_id")
    private Long assigneeId;

    private boolean escalated;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "work_started_at")
    private Instant workStartedAt;

    @Column(name = "resolved_at")
    private Instant resolvedAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Column(name = "close_due_at")
    private Instant closeDueAt;

    @Column(name = "reopen_until")
    private Instant reopenUntil;

    private String solution;
    private String cause;
    private Integer rating;

    @Column(name = "breach_reason")
    private String breachReason;

    @Column(name = "external_reference")
    private String externalReference;

    @Column(name = "next_due_at")
    private Instant nextDueAt;

    @Column(name = "sort_due_at")
    private Instant sortDueAt;

    @Version
    private int version;

    protected Ticket() {} // JPA

    /** What a new ticket is made of; the form's answers have been checked. */
    record Filing(
            ServiceOffering service,
            int agreementVersion,
            Channel channel,
            String subject,
            String description,
            Map<String, Object> answers,
            long requesterId,
            long filedById,
            Impact impact,
            Urgency urgency,
            HoldingGroup group) {}

    static Ticket file(Filing filing, Instant now) {
        var ticket = new Ticket();
        ticket.type = filing.service().type();
        ticket.channel = filing.channel();
        ticket.serviceKey = filing.service().key();
        ticket.serviceVersion = filing.service().version();
        ticket.agreementVersion = filing.agreementVersion();
        ticket.confidential = filing.service().confidential();
        ticket.subject = filing.subject();
        ticket.description = filing.description();
        ticket.answers = filing.answers();
        ticket.requesterId = filing.requesterId();
        ticket.filedById = filing.filedById();
        ticket.impact = filing.impact();
        ticket.urgency = filing.urgency();
        ticket.priority = PriorityMatrix.priority(filing.impact(), filing.urgency());
        ticket.createdAt = now;
        ticket.enter(TicketStatus.NEW, now);
        ticket.hold(filing.group(), now);
        return ticket;
    }

    /** @param seen the version the caller read, or null where the verb needs none */
    void requireVersion(Integer seen) {
        if (seen != null && seen != version) {
            throw new StaleVersion(number(), seen, version);
        }
    }

    /**
     * Becomes one person's work. Somebody else's work in hand is taken over only by a caller who has seen whose it is,
     * so that of two who take at the same moment exactly one wins.
     */
    void take(long personId, boolean sawTheAssignee, Instant now) {
        require(TicketVerb.TAKE);
        if (hasBegun() && isAssignedTo(personId)) {
            throw new BusinessRuleViolation(TicketVerb.TAKE.refusal("already_yours"), number());
        }
        if (hasBegun() && assigneeId != null && !sawTheAssignee) {
            throw new BusinessRuleViolation(TicketVerb.TAKE.refusal("already_taken"), number());
        }
        assigneeId = personId;
        escalated = false;
        if (status != TicketStatus.ON_HOLD) {
            begin(now);
        }
        updatedAt = now;
    }

    /** @param personId who becomes responsible, or null for the group as a whole */
    void assign(HoldingGroup group, Long personId, Instant now) {
        require(TicketVerb.ASSIGN);
        if (group.line() != line) {
            throw new BusinessRuleViolation(TicketVerb.ASSIGN.refusal("other_line"), number());
        }
        hold(group, now);
        assigneeId = personId;
        if (personId != null) {
            escalated = false;
        }
        if (status == TicketStatus.NEW && personId != null) {
            enter(TicketStatus.ASSIGNED, now);
        } else if (personId == null && status != TicketStatus.ON_HOLD) {
            enter(TicketStatus.NEW, now);
        }
        updatedAt = now;
    }

    void putOnHold(HoldReason reason, Instant until, Instant now) {
        require(TicketVerb.HOLD);
        enter(TicketStatus.ON_HOLD, now);
        holdReason = reason;
        holdUntil = until;
    }

    void resume(Instant now) {
        require(TicketVerb.RESUME);
        if (assigneeId == null) {
            enter(TicketStatus.NEW, now);
        } else {
            begin(now);
        }
    }

    void escalate(HoldingGroup group, Instant now) {
        require(TicketVerb.ESCALATE);
        hold(group, now);
        assigneeId = null;
        escalated = true;
        enter(TicketStatus.NEW, now);
    }

    /** @param personId whose it was there, or null when nobody's */
    void handBack(HoldingGroup group, Long personId, Instant now) {
        require(TicketVerb.HAND_BACK);
        hold(group, now);
        assigneeId = personId;
        escalated = false;
        enter(personId == null ? TicketStatus.NEW : TicketStatus.ASSIGNED, now);
    }

    void prioritize(Impact newImpact, Urgency newUrgency, Instant now) {
        require(TicketVerb.PRIORITIZE);
        impact = newImpact;
        urgency = newUrgency;
        priority = PriorityMatrix.priority(newImpact, newUrgency);
        updatedAt = now;
    }

    void replied(long authorId, Instant now) {
        require(TicketVerb.REPLY);
        if (isAssignedTo(authorId) && (status == TicketStatus.NEW || status == TicketStatus.ASSIGNED)) {
            begin(now);
        }
        updatedAt = now;
    }

    void touched(Instant now) {
        updatedAt = now;
    }

    /** @param closeDueAt when it is closed unless the requester says otherwise */
    void resolve(long personId, String solution, String cause, String breachReason, Instant closeDueAt, Instant now) {
        require(TicketVerb.RESOLVE);
        if (assigneeId == null) {
            assigneeId = personId;
        }
        if (workStartedAt == null) {
            workStartedAt = now;
        }
        escalated = false;
        this.solution = solution;
        this.cause = cause;
        if (breachReason != null) {
            this.breachReason = breachReason;
        }
        this.closeDueAt = closeDueAt;
        resolvedAt = now;
        enter(TicketStatus.RESOLVED, now);
    }

    /** @param reopenUntil until when the requester may still say that it was not solved */
    void close(TicketVerb verb, Instant reopenUntil, Instant now) {
        require(verb);
        closeDueAt = null;
        closedAt = now;
        this.reopenUntil = reopenUntil;
        enter(TicketStatus.CLOSED, now);
    }

    /** The requester says how well they were served; saying so again replaces it. */
    void rate(int stars, Instant now) {
        require(TicketVerb.RATE);
        rating = stars;
        updatedAt = now;
    }

    void reopen(boolean assigneeIsGone, Instant now) {
        require(TicketVerb.REOPEN);
        if (isReopeningOver(now)) {
            throw new BusinessRuleViolation(TicketVerb.REOPEN.refusal("window_over"), number());
        }
        resolvedAt = null;
        closedAt = null;
        closeDueAt = null;
        reopenUntil = null;
        // It was about a solution that was none.
        rating = null;
        if (assigneeIsGone) {
            assigneeId = null;
        }
        if (assigneeId == null) {
            enter(TicketStatus.NEW, now);
        } else {
            begin(now);
        }
    }

    void cancel(Instant now) {
        require(TicketVerb.CANCEL);
        closedAt = now;
        enter(TicketStatus.CANCELLED, now);
    }

    void edit(String subject, Map<String, Object> answers, Instant now) {
        require(TicketVerb.EDIT);
        this.subject = subject;
        this.answers = answers;
        updatedAt = now;
    }

    /** Keeps what the clocks say, for the order of queues. */
    void isDue(Instant next, Instant sort) {
        if (!Objects.equals(nextDueAt, next)) {
            nextDueAt = next;
        }
        if (!Objects.equals(sortDueAt, sort)) {
            sortDueAt = sort;
        }
    }

    private void begin(Instant now) {
        if (workStartedAt == null) {
            workStartedAt = now;
        }
        enter(TicketStatus.IN_PROGRESS, now);
    }

    private void enter(TicketStatus next, Instant now) {
        status = next;
        open = next.isOpen();
        updatedAt = now;
        if (next != TicketStatus.ON_HOLD) {
            holdReason = null;
            holdUntil = null;
        }
    }

    private void hold(HoldingGroup group, Instant now) {
        groupKey = group.key();
        line = group.line();
        updatedAt = now;
    }

    /** @throws BusinessRuleViolation {@code ticket.<verb>.wrong_status} where the status does not allow the verb */
    void require(TicketVerb verb) {
        if (verb == TicketVerb.MESSAGE && status == TicketStatus.CLOSED) {
            // A code of its own, for the page offers to file a new ticket.
            throw new BusinessRuleViolation(verb.refusal("closed"), number(), status);
        }
        if (!verb.isPossibleFrom(status)) {
            throw new BusinessRuleViolation(verb.refusal("wrong_status"), number(), status);
        }
    }

    /** Whether the verb would find anything to do for this person; the use cases' own refusals are the last word. */
    boolean offers(TicketVerb verb, long personId, Instant now) {
        if (!verb.isPossibleFrom(status)) {
            return false;
        }
        return switch (verb) {
            case TAKE -> !(hasBegun() && isAssignedTo(personId));
            case REOPEN -> !isReopeningOver(now);
            default -> true;
        };
    }

    private boolean hasBegun() {
        return status == TicketStatus.IN_PROGRESS || status == TicketStatus.ON_HOLD;
    }

    private boolean isReopeningOver(Instant now) {
        return status == TicketStatus.CLOSED && (reopenUntil == null || now.isAfter(reopenUntil));
    }

    /** An import's state of affairs, whatever verbs would have led there. */
    void stand(TicketStatus next, HoldReason reason, Long assignee, HoldingGroup group, Instant at) {
        hold(group, at);
        assigneeId = assignee;
        if (next == TicketStatus.IN_PROGRESS && workStartedAt == null) {
            workStartedAt = at;
        }
        if (!next.isDone()) {
            resolvedAt = null;
            closedAt = null;
        } else {
            if (!status.isDone()) {
                resolvedAt = at;
            }
            if (next == TicketStatus.CLOSED && status != TicketStatus.CLOSED) {
                closedAt = at;
            }
        }
        enter(next, at);
        holdReason = reason;
    }

    void weigh(Impact newImpact, Urgency newUrgency) {
        impact = newImpact;
        urgency = newUrgency;
        priority = PriorityMatrix.priority(newImpact, newUrgency);
    }

    void isKnownElsewhereAs(String reference) {
        externalReference = reference;
    }

    public long id() {
        return id;
    }

    public String number() {
        return TicketNumber.of(id);
    }

    public TicketType type() {
        return type;
    }

    public Channel channel() {
        return channel;
    }

    public String serviceKey() {
        return serviceKey;
    }

    public int serviceVersion() {
        return serviceVersion;
    }

    /** Another version of its agreement holds from now on. */
    void isPromisedBy(int agreementVersion) {
        this.agreementVersion = agreementVersion;
    }

    public int agreementVersion() {
        return agreementVersion;
    }

    public boolean isConfidential() {
        return confidential;
    }

    public String subject() {
        return subject;
    }

    public String description() {
        return description;
    }

    public Map<String, Object> answers() {
        return answers;
    }

    public long requesterId() {
        return requesterId;
    }

    public long filedById() {
        return filedById;
    }

    public TicketStatus status() {
        return status;
    }

    public boolean isOpen() {
        return open;
    }

    public HoldReason holdReason() {
        return holdReason;
    }

    public Instant holdUntil() {
        return holdUntil;
    }

    public Impact impact() {
        return impact;
    }

    public Urgency urgency() {
        return urgency;
    }

    public Priority priority() {
        return priority;
    }

    public int line() {
        return line;
    }

    public String groupKey() {
        return groupKey;
    }

    /** Null when nobody's. */
    public Long assigneeId() {
        return assigneeId;
    }

    public boolean isAssignedTo(Long personId) {
        return assigneeId != null && assigneeId.equals(personId);
    }

    /** Whether it came by escalation and nobody took it yet. */
    public boolean isEscalated() {
        return escalated;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public Instant workStartedAt() {
        return workStartedAt;
    }

    public Instant resolvedAt() {
        return resolvedAt;
    }

    public Instant closedAt() {
        return closedAt;
    }

    public Instant closeDueAt() {
        return closeDueAt;
    }

    public Instant reopenUntil() {
        return reopenUntil;
    }

    public String solution() {
        return solution;
    }

    /** From 1 to 5, the best; null until the requester says so. */
    public Integer rating() {
        return rating;
    }

    public String cause() {
        return cause;
    }

    public String breachReason() {
        return breachReason;
    }

    public String externalReference() {
        return externalReference;
    }

    public Instant nextDueAt() {
        return nextDueAt;
    }

    public Instant sortDueAt() {
        return sortDueAt;
    }

    public int version() {
        return version;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ticket ticket && id != null && id.equals(ticket.id);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(id);
    }
}
