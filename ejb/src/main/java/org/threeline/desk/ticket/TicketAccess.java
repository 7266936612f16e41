package org.threeline.desk.ticket;

import java.util.EnumSet;
import java.util.Set;
import org.threeline.desk.identity.Actor;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.NotFound;

/**
 * What one person may see of one ticket and do with it: the access table of docs/life-of-a-ticket.md, and the only
 * place where it stands.
 */
public final class TicketAccess {
    /**
     * How the person stands to the ticket beside being its requester or in its group.
     *
     * @param invited asked for advice by the holding group
     * @param pastMember member of a group that held it before
     * @param ownsService owns its service or the service's family
     */
    public record Standing(boolean watcher, boolean invited, boolean pastMember, boolean ownsService) {
        static final Standing NONE = new Standing(false, false, false, false);
    }

    private final Ticket ticket;
    private final Actor actor;
    private final Standing standing;

    public TicketAccess(Ticket ticket, Actor actor, Standing standing) {
        this.ticket = ticket;
        this.actor = actor;
        this.standing = standing;
    }

    /** Whether the ticket exists for this person: number, subject, answers and the public side. */
    public boolean maySee() {
        return isParty() || standing.watcher() || mayReadWork();
    }

    /** Notes, hops, work history and all clocks with their explanation. */
    public boolean mayReadWork() {
        return actor.isSystem()
                || isMember()
                || standing.pastMember()
                || !ticket.isConfidential() && (actor.isAgent() || standing.ownsService() || actor.admin());
    }

    public boolean mayNote() {
        return isMember() || standing.pastMember() || standing.invited() && actor.isAgent() && mayReadWork();
    }

    /** @throws NotFound where the ticket does not exist for this person */
    public void requireSight() {
        if (!maySee()) {
            throw new NotFound(ticket.number());
        }
    }

    /** Whether this person may use the verb, whatever the ticket's status. */
    public boolean may(TicketVerb verb) {
        if (actor.isSystem()) {
            return true;
        }
        return switch (verb) {
            case TAKE, ESCALATE, HAND_BACK, PRIORITIZE, REPLY, RESOLVE -> isMember();
            case ASSIGN -> isMember() || actor.admin() && maySee();
            case HOLD, RESUME -> isMember() && (ticket.isAssignedTo(actor.personId()) || isLead());
            case MESSAGE -> isParty() || standing.watcher();
            case NOTE -> mayNote();
            case CONFIRM, RATE -> isRequester();
            case REOPEN, CANCEL -> isRequester() || isMember();
            case CLOSE -> isLead();
            case EDIT -> isMember() || isRequester() && !hasBegun();
        };
    }

    /** @throws BusinessRuleViolation {@code ticket.<verb>.not_allowed} */
    public void require(TicketVerb verb) {
        requireSight();
        if (!may(verb)) {
            throw new BusinessRuleViolation(verb.refusal("not_allowed"), ticket.number());
        }
    }

    /** What this person may do with the ticket as it stands now. */
    public Set<TicketVerb> verbsNow() {
        var verbs = EnumSet.noneOf(TicketVerb.class);
        for (var verb : TicketVerb.values()) {
            if (verb.isPossibleFrom(ticket.status()) && may(verb)) {
                verbs.add(verb);
            }
        }
        return verbs;
    }

    public boolean isRequester() {
        return actor.isPerson(ticket.requesterId());
    }

    /** Requester or whoever filed it for them. */
    public boolean isParty() {
        return isRequester() || actor.isPerson(ticket.filedById());
    }

    public boolean isMember() {
        return actor.isMember(ticket.groupKey());
    }

    public boolean isLead() {
        return actor.isLead(ticket.groupKey());
    }

    private boolean hasBegun() {
        return ticket.workStartedAt() != null || ticket.status() == TicketStatus.IN_PROGRESS;
    }
}
