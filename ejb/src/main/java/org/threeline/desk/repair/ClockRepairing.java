package org.threeline.desk.repair;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.desk.audit.Audit;
import org.threeline.desk.audit.AuditDetails;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditSubject;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.ticket.TicketNumber;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;

/** What an administrator does about clocks that may be wrong: has them compared, and decides what becomes of it. */
@Stateless
public class ClockRepairing {
    @Inject
    ClockRepairs repairs;

    @Inject
    Catalogue catalogue;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * Has clocks told once more from the histories, and laid beside what is stored; nothing of it is done to them.
     *
     * @param subject a ticket's number or a service's key; left out for all
     * @return the repair's id
     * @throws NotFound for anybody but an administrator
     * @throws InvalidInput for {@code ticket} or {@code service}, where there is none such
     */
    public long compare(RepairScope scope, @Nullable String subject, Actor actor) {
        requireAdministrator(actor);
        var repair = repairs.add(scope, subject(scope, subject == null ? "" : subject.strip()), actor.personId());
        audit.record(actor, AuditKind.CLOCK_REPAIR_ASKED, about(repair), AuditDetails.none());
        return repair.id();
    }

    private @Nullable String subject(RepairScope scope, String typed) {
        return switch (scope) {
            case TICKET -> {
                var id = TicketNumber.isNumber(typed) ? String.valueOf(TicketNumber.id(typed)) : null;
                if (id == null || !repairs.isAbout(scope, id)) {
                    throw new InvalidInput("ticket", "clock_repair.ticket.unknown");
                }
                yield id;
            }
            case SERVICE -> {
                if (catalogue.inForce().service(typed).isEmpty()) {
                    throw new InvalidInput("service", "clock_repair.service.unknown");
                }
                yield typed;
            }
            case ALL -> null;
        };
    }

    /**
     * Has the clocks that differ set to what the histories tell. What differs in something else by then is not touched,
     * and waits for another decision.
     *
     * @throws NotFound for anybody but an administrator
     * @throws BusinessRuleViolation where nothing waits for a decision
     */
    public void apply(long id, Actor actor) {
        var repair = compared(id, actor);
        repair.isApplied(actor.personId(), clock.instant());
        audit.record(actor, AuditKind.CLOCK_REPAIR_APPLIED, about(repair), AuditDetails.none());
    }

    /** Leaves everything as it is; refused as {@link #apply} is. */
    public void leave(long id, Actor actor) {
        compared(id, actor).isLeft(actor.personId(), clock.instant());
    }

    private ClockRepair compared(long id, Actor actor) {
        requireAdministrator(actor);
        var repair = repairs.lock(id);
        if (repair.phase() != RepairPhase.COMPARED) {
            throw new BusinessRuleViolation("clock_repair.not_compared");
        }
        return repair;
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.admin()) {
            throw new NotFound("clock repair");
        }
    }

    private static AuditSubject about(ClockRepair repair) {
        var name = repair.scope() == RepairScope.TICKET
                ? TicketNumber.of(Long.parseLong(String.valueOf(repair.subject())))
                : repair.subject();
        return AuditSubject.of("clock-repairs", repair.id(), name);
    }
}
