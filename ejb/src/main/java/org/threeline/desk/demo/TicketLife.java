package org.threeline.desk.demo;

import static org.threeline.desk.demo.Course.Until;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.threeline.catalog.offering.CatalogueEdition;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.offering.TicketType;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Impact;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Urgency;
import org.threeline.desk.ticket.Channel;
import org.threeline.desk.ticket.Handover;
import org.threeline.desk.ticket.HistoryWritten;
import org.threeline.desk.ticket.PromiseTold;
import org.threeline.desk.ticket.TicketChronicle;
import org.threeline.desk.ticket.TicketChronicles;
import org.threeline.desk.ticket.TicketStatus;

/** One ticket of the made-up company, lived from its filing to its end or to now. */
final class TicketLife {
    private static final Duration A_MOMENT = Duration.ofSeconds(40);

    private static final Duration SOON = Duration.ofHours(20);

    private final TicketPlan plan;
    private final Story story;
    private final Course course;
    private final Lot lot;
    private final Colleague requester;
    private final CatalogueEdition edition;
    private final Workforce workforce;
    private final Map<String, Long> ids;
    private final Notices notices;
    private final Instant now;
    private final ServiceOffering service;
    private final Speech speech;
    private TicketChronicle ticket;
    private Pace pace;
    private Instant at;

    TicketLife(
            TicketPlan plan,
            CatalogueEdition edition,
            Workforce workforce,
            Map<String, Long> ids,
            Notices notices,
            Instant now) {
        this.plan = plan;
        this.story = plan.story();
        this.course = plan.course();
        this.lot = plan.lot();
        this.requester = plan.requester();
        this.edition = edition;
        this.workforce = workforce;
        this.ids = ids;
        this.notices = notices;
        this.now = now;
        this.service = edition.service(story.service()).orElseThrow();
        var colleague = workforce.anybody(lot, requester);
        this.speech = new Speech(
                requester.language(),
                lot,
                LocalDate.ofInstant(plan.at(), ZoneOffset.UTC),
                Map.of(
                        "room", requester.person().location().split(", ")[1],
                        "phone", phone(),
                        "colleague", colleague.login(),
                        "colleagueName", colleague.person().name(),
                        "newcomer", workforce.anybody(lot, colleague).person().name()));
    }

    private String phone() {
        var phone = requester.person().phone();
        return phone == null ? "+49 30 5550 1000" : phone;
    }

    TicketChronicle lived(TicketChronicles chronicles) {
        at = plan.at().truncatedTo(ChronoUnit.MILLIS);
        file(chronicles);
        pace = plan.staged() ? Pace.upTo(now) : promised();
        if (course.until() != Until.NEW) {
            live();
        }
        ticket.end(now);
        return ticket;
    }

    private void file(TicketChronicles chronicles) {
        var description = speech.say(story.lines(requester.language(), "says"), requester, requester);
        var subject = speech.say(story.lines(requester.language(), "subject"), requester, requester);
        var caller = plan.channel() == Channel.PHONE ? speaking(service.receivingGroup()) : requester;
        ticket = chronicles.begin(
                new TicketChronicles.Beginning(
                        service.key(),
                        plan.channel(),
                        subject,
                        description,
                        answers(description),
                        plan.impact(),
                        plan.urgency(),
                        id(requester),
                        id(caller),
                        plan.watcher() == null ? List.of() : List.of(id(plan.watcher())),
                        at),
                new TicketChronicle.Listener() {
                    @Override
                    public void happened(HistoryWritten news, Instant when) {
                        notices.happened(news, ticket == null ? List.of() : ticket.watchers(), when);
                    }

                    @Override
                    public void told(PromiseTold promise, Instant when) {
                        notices.told(promise, ticket, service.key(), when);
                        if (notices.movesOn(promise) && ticket.isOpen()) {
                            next(ticket.line() + 1).ifPresent(group -> ticket.moveByRule(group, when));
                        }
                    }
                });
    }

    private Map<String, Object> answers(String description) {
        var answers = new LinkedHashMap<String, Object>();
        story.answers().forEach((name, answer) -> {
            if (answer instanceof String text) {
                answers.put(
                        name, text.equals("{says}") ? description : speech.say(List.of(text), requester, requester));
            } else {
                answers.put(name, answer);
            }
        });
        return answers;
    }

    private Pace promised() {
        var response = ticket.promise(TargetKind.FIRST_RESPONSE).orElseThrow();
        var resolution = ticket.promise(TargetKind.RESOLUTION).orElseThrow();
        return Pace.promised(
                response,
                workforce.calendar(response.calendarKey(), edition),
                resolution,
                workforce.calendar(resolution.calendarKey(), edition),
                workforce.hours(requester.office(), edition),
                course);
    }

    private void live() {
        if (course.cancelled()) {
            if (go(pace.work(at, 0.3)) && ticket.isOpen()) {
                ticket.cancel(id(requester), speech.say("cancel", requester, requester), at);
            }
            return;
        }
        if (answered() && talked() && passedOn() && solved()) {
            afterwards();
        }
    }

    /** Somebody takes it and says so. */
    private boolean answered() {
        if (!go(pace.response(at)) || !ticket.isOpen()) {
            return false;
        }
        if (goesToMoscow()) {
            var sender = speaking(ticket.group());
            ticket.assign(id(sender), "service-desk-moscow", null, speech.say("passOn", sender, sender), at);
            if (!go(at.plusSeconds(lot.between(60, 500)))) {
                return false;
            }
        } else if (!plan.staged() && lot.happens(5)) {
            var lead = workforce.team(ticket.group()).get(0);
            var colleague = speaking(ticket.group());
            ticket.assign(id(lead), ticket.group(), id(colleague), speech.say("assign", lead, colleague), at);
            if (!go(at.plusSeconds(lot.between(60, 500)))) {
                return false;
            }
        }
        take();
        if (stops(Until.TAKEN)) {
            return false;
        }
        if (story.quick() && !course.asks() && course.depth() == 1) {
            return true;
        }
        return go(at.plusSeconds(lot.between(50, 240))) && reply("ack");
    }

    private boolean goesToMoscow() {
        return ticket.group().equals("service-desk")
                && requester.office().equals("Moscow")
                && course.agents().isEmpty()
                && service.groupsOf(1).contains("service-desk-moscow")
                && lot.happens(55);
    }

    /** What has to be known or waited for before it can go on. */
    private boolean talked() {
        if (course.urged()) {
            if (!go(pace.requester(at, lot.between(200, 700)))) {
                return false;
            }
            ticket.message(id(requester), speech.say("urge", requester, requester), at);
            if (!go(pace.work(at, 0.05))) {
                return false;
            }
            reply("urged");
            if (ticket.priority().ordinal() > 2) {
                ticket.prioritize(id(agent()), Impact.LOW, Urgency.HIGH, at);
            }
        }
        if (lot.happens(25)) {
            if (!go(pace.work(at, 0.15))) {
                return false;
            }
            ticket.note(id(agent()), speech.say("note", agent(), requester), at);
        }
        if ((course.asks() || stops(Until.WAITING)) && story.says(requester.language(), "asks")) {
            if (!go(pace.work(at, 0.2))) {
                return false;
            }
            var agent = agent();
            ticket.reply(id(agent), speech.write(story.lines(requester.language(), "asks"), agent, requester), at);
            ticket.hold(id(agent), HoldReason.REQUESTER, null, null, at);
            if (stops(Until.WAITING) || !go(pace.requester(at, lot.between(12, 480)))) {
                return false;
            }
            ticket.message(
                    id(requester), speech.write(story.lines(requester.language(), "tells"), requester, agent), at);
        }
        return course.hold() == null || course.depth() > 1 || waited();
    }

    private boolean waited() {
        if (!go(pace.work(at, 0.2))) {
            return false;
        }
        var agent = agent();
        var until = course.hold() == HoldReason.SCHEDULED ? resumption() : null;
        reply(course.hold().name());
        ticket.hold(id(agent), course.hold(), null, until, at);
        if (stops(Until.HELD)
                || !go(until == null ? pace.requester(at, lot.between(300, 1300)) : until.plusSeconds(90))) {
            return false;
        }
        if (ticket.status() == TicketStatus.ON_HOLD) {
            ticket.resume(id(agent), at);
        }
        return reply("goOn");
    }

    /** When a hold ends that was planned; where the story stops there, that is still to come. */
    private Instant resumption() {
        return course.until() == Until.HELD
                ? now.plus(SOON)
                : pace.requester(at.plus(A_MOMENT), lot.between(500, 1000));
    }

    /** Over the lines to the one that can solve it. */
    private boolean passedOn() {
        var back = course.back();
        while (ticket.line() < course.depth()) {
            var target = next(ticket.line() + 1);
            if (target.isEmpty()) {
                return true;
            }
            if (!go(pace.work(at, 0.25))) {
                return false;
            }
            escalate(target.get());
            if (ticket.line() == course.depth() && stops(Until.ESCALATED) || !go(pace.work(at, 0.15))) {
                return false;
            }
            take();
            if (ticket.line() == course.depth() && stops(Until.WORKING)) {
                return false;
            }
            if (back || stops(Until.BACK)) {
                back = false;
                if (!go(pace.work(at, 0.1))) {
                    return false;
                }
                ticket.handBack(id(agent()), speech.say("back", agent(), agent()), at);
                if (stops(Until.BACK) || !go(pace.work(at, 0.1))) {
                    return false;
                }
                take();
                ticket.note(id(agent()), speech.say("backNote", agent(), requester), at);
                return true;
            }
            if (lot.happens(45) && !(go(at.plusSeconds(lot.between(60, 900))) && reply("ack"))) {
                return false;
            }
        }
        return course.hold() == null || course.depth() == 1 || waited();
    }

    private void escalate(String group) {
        var sender = agent();
        var deep = ticket.line() > 1 ? "2" : "";
        var language = requester.language();
        ticket.escalate(
                id(sender),
                group,
                new Handover(
                        speech.say(deep.isEmpty() ? "escalate" : "deeper", sender, requester),
                        speech.say(story.lines(language, "seen" + deep), sender, requester),
                        speech.say(story.lines(language, "tried" + deep), sender, requester),
                        speech.say(story.lines(language, "asked" + deep), sender, requester)),
                at);
    }

    private boolean solved() {
        if (!go(pace.work(at, 0.35)) || !ticket.isOpen()) {
            return false;
        }
        var agent = agent();
        var solution = speech.write(story.lines(requester.language(), "solved"), agent, requester);
        if (!story.quick() && !plan.staged() && lot.happens(22)) {
            ticket.reply(id(agent), solution, at);
            if (!go(pace.requester(at, lot.between(5, 90)))) {
                return false;
            }
            ticket.message(id(requester), speech.say("thanks", requester, agent), at);
            if (!go(at.plusSeconds(lot.between(60, 1200)))) {
                return false;
            }
            solution = speech.say("done", agent, requester);
        }
        resolve(solution);
        return !stops(Until.RESOLVED);
    }

    private void resolve(String solution) {
        var agent = agent();
        var incident = service.type() == TicketType.INCIDENT;
        ticket.resolve(
                id(agent),
                solution,
                incident && lot.happens(60) ? speech.say("cause", agent, requester) : null,
                ticket.isBreached() ? speech.say("breach", agent, requester) : null,
                at);
    }

    /** It comes back, or the requester is content, or nobody says anything and the desk closes it. */
    private void afterwards() {
        if (course.again() || stops(Until.REOPENED)) {
            if (!go(pace.requester(at, lot.between(60, 800))) || ticket.status() != TicketStatus.RESOLVED) {
                return;
            }
            ticket.message(id(requester), speech.say("again", requester, agent()), at);
            if (stops(Until.REOPENED) || !go(pace.work(at, 0.2)) || !reply("ack") || !go(pace.work(at, 0.3))) {
                return;
            }
            resolve(speech.write("solvedAgain", agent(), requester));
        }
        if ((stops(Until.CONFIRMED) || lot.happens(38))
                && go(pace.requester(at, lot.between(10, 600)))
                && ticket.status() == TicketStatus.RESOLVED) {
            ticket.confirm(id(requester), at);
        }
    }

    /** Lets time pass up to an instant; false where that has not come yet. */
    private boolean go(Instant when) {
        var next = when.isBefore(at.plus(A_MOMENT)) && !plan.staged()
                ? at.plus(A_MOMENT)
                : when.isAfter(at) ? when : at.plusMillis(1);
        if (next.isAfter(now)) {
            return false;
        }
        at = next.truncatedTo(ChronoUnit.MILLIS);
        ticket.pass(at);
        return true;
    }

    private boolean stops(Until place) {
        return course.until() == place;
    }

    private void take() {
        var agent = agent();
        if (ticket.status() != TicketStatus.IN_PROGRESS) {
            ticket.take(id(agent), at);
        }
    }

    private boolean reply(String part) {
        var agent = agent();
        ticket.reply(id(agent), speech.write(part, agent, requester), at);
        return true;
    }

    /** Whose it is, or who is going to take it. */
    private Colleague agent() {
        var team = workforce.team(ticket.group());
        if (ticket.assignee() != null) {
            return team.stream()
                    .filter(member -> id(member) == ticket.assignee())
                    .findFirst()
                    .orElse(team.get(0));
        }
        var wanted = workforce.named(course.agents().getOrDefault(ticket.line(), ""));
        return wanted != null && team.contains(wanted) ? wanted : speaking(ticket.group());
    }

    /** A member of a group who speaks the requester's language. */
    private Colleague speaking(String group) {
        var team = workforce.team(group).stream()
                .filter(member -> !member.equals(requester))
                .collect(Collectors.toList());
        var speaking = team.stream()
                .filter(member -> member.language().equals(requester.language()))
                .toList();
        return lot.one(speaking.isEmpty() ? team : speaking);
    }

    private Optional<String> next(int line) {
        var groups = service.groupsOf(line).stream()
                .filter(group -> edition.group(group).isPresent()
                        && !workforce.team(group).isEmpty())
                .toList();
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(groups.contains(plan.toGroup()) ? plan.toGroup() : lot.one(groups));
    }

    private long id(Colleague colleague) {
        return ids.get(colleague.login());
    }
}
