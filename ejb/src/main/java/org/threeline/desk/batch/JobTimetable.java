package org.threeline.desk.batch;

import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import org.threeline.desk.escalation.BreachWatch;
import org.threeline.desk.mail.MailDispatch;
import org.threeline.desk.notify.DigestSending;
import org.threeline.desk.notify.NewsGathering;
import org.threeline.desk.paging.Paging;
import org.threeline.desk.recalculation.Recalculations;
import org.threeline.desk.repair.ClockRepairs;
import org.threeline.desk.report.WayFigures;
import org.threeline.desk.run.Nodes;
import org.threeline.desk.run.Runs;
import org.threeline.desk.simulation.Simulations;
import org.threeline.desk.ticket.DueTicket;
import org.threeline.desk.ticket.TicketDeadlines;
import org.threeline.kernel.Causes;
import org.threeline.kernel.storage.DatabaseFault;

/**
 * When what runs. The timers tick on every node; the right to a job's minute is taken in the database, so the work is
 * done once. A look comes first: a run begins only when there is something to do.
 */
@Singleton
@Startup
@DependsOn("DeskOpening")
@Lock(LockType.READ)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobTimetable {
    private static final Logger LOG = System.getLogger(JobTimetable.class.getName());

    @Inject
    JobTurns turns;

    @Inject
    JobLauncher launcher;

    @Inject
    JobUpkeep upkeep;

    @Inject
    Runs runs;

    @Inject
    Nodes nodes;

    @Inject
    BreachWatch breaches;

    @Inject
    TicketDeadlines deadlines;

    @Inject
    MailDispatch mail;

    @Inject
    NewsGathering gathering;

    @Inject
    Paging paging;

    @Inject
    DigestSending digests;

    @Inject
    Recalculations recalculations;

    @Inject
    Simulations simulations;

    @Inject
    WayFigures figures;

    @Inject
    ClockRepairs repairs;

    @Inject
    Clock clock;

    @Resource
    TimerService timers;

    @Schedule(hour = "*", minute = "*", second = "0", persistent = false, info = "sla-sweep")
    void slaSweep() {
        turn(Job.SLA_SWEEP, breaches::isAnythingDue);
    }

    @Schedule(hour = "*", minute = "*", second = "20", persistent = false, info = "auto-resume")
    void autoResume() {
        turn(
                Job.AUTO_RESUME,
                now -> !deadlines.toResume(now, DueTicket.FIRST, 1).isEmpty());
    }

    @Schedule(hour = "*", minute = "*/5", second = "40", persistent = false, info = "auto-close")
    void autoClose() {
        turn(Job.AUTO_CLOSE, now -> !deadlines.toClose(now, DueTicket.FIRST, 1).isEmpty());
    }

    @Schedule(hour = "*", minute = "*", second = "10", persistent = false, info = "mail-dispatch")
    void mailDispatch() {
        turn(Job.MAIL_DISPATCH, now -> gathering.isAnythingDue(now) || mail.isAnythingDue(now));
    }

    @Schedule(hour = "*", minute = "*", second = "5", persistent = false, info = "page-repeat")
    void pageRepeat() {
        turn(Job.PAGE_REPEAT, paging::isAnythingDue);
    }

    @Schedule(hour = "*", minute = "*/5", second = "30", persistent = false, info = "digest-send")
    void digestSend() {
        turn(Job.DIGEST_SEND, digests::isAnythingDue);
    }

    @Schedule(hour = "*", minute = "*", second = "50", persistent = false, info = "clock-recalculation")
    void clockRecalculation() {
        turn(Job.CLOCK_RECALCULATION, recalculations::isAnythingDue);
    }

    @Schedule(hour = "*", minute = "*", second = "55", persistent = false, info = "sla-simulation")
    void slaSimulation() {
        turn(Job.SLA_SIMULATION, simulations::isAnythingDue);
    }

    @Schedule(hour = "*", minute = "*", second = "5", persistent = false, info = "hand-over-figures")
    void handOverFigures() {
        turn(Job.HAND_OVER_FIGURES, figures::isAnythingDue);
    }

    @Schedule(hour = "*", minute = "*", second = "45", persistent = false, info = "clock-repair")
    void clockRepair() {
        turn(Job.CLOCK_REPAIR, repairs::isAnythingDue);
    }

    /** Runs of this node give a sign of life; runs of nodes that gave none are dealt with. */
    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "lease")
    void lease() {
        quietly("lease", launcher::watchLeases);
    }

    /** This node tells the others that it lives. */
    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false, info = "beat")
    void beat() {
        quietly("beat", nodes::beat);
    }

    /** What is of no use any more is forgotten. */
    @Schedule(hour = "3", minute = "17", persistent = false, info = "upkeep")
    void forget() {
        quietly("upkeep", upkeep::forget);
    }

    /** When a job is looked at next; empty when only people start it. */
    public Optional<Instant> nextStart(Job job) {
        return timers.getTimers().stream()
                .filter(timer -> job.key().equals(timer.getInfo()))
                .map(Timer::getNextTimeout)
                .map(date -> date.toInstant())
                .min(Comparator.naturalOrder());
    }

    private void turn(Job job, Predicate<Instant> isDue) {
        quietly(job.key(), () -> {
            var now = clock.instant();
            if (turns.take(job, now.truncatedTo(ChronoUnit.MINUTES)) && isDue.test(now) && !runs.isActive(job.key())) {
                launcher.startInTurn(job);
            }
        });
    }

    /** A tick that fails is not repeated by the container: the next one comes soon, and by then things may be better. */
    private static void quietly(String what, Runnable tick) {
        try {
            tick.run();
        } catch (RuntimeException failed) {
            if (DatabaseFault.isAway(Causes.of(failed))) {
                LOG.log(Level.WARNING, "{0} missed its turn: the database is away", what);
            } else {
                LOG.log(Level.ERROR, what + " missed its turn", failed);
            }
        }
    }
}
