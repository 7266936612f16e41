package org.threeline.web.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.threeline.catalog.offering.AgreementLint;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.LintFinding;
import org.threeline.catalog.sla.EscalationRule;
import org.threeline.catalog.sla.HoldReason;
import org.threeline.catalog.sla.Priority;
import org.threeline.catalog.sla.Recipient;
import org.threeline.catalog.sla.ServiceLevelAgreement;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.catalog.sla.TargetKind;
import org.threeline.catalog.sla.Threshold;
import org.threeline.desk.escalation.AgreementFacts;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.Role;
import org.threeline.kernel.NotFound;

/** What is promised, and what of it can hardly be meant. */
@Path("/agreements")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AgreementResource {
    @Inject
    Catalogue catalogue;

    @Inject
    AgreementFacts facts;

    @Inject
    CurrentPerson person;

    @Inject
    Reader reader;

    @Inject
    Clock clock;

    @GET
    @Operation(summary = "List the agreements in force, for owners and administrators")
    public Items<AgreementSummary> list() {
        Access.require(person, Role.OWNER, Role.ADMIN);
        return Items.all(catalogue.inForce().agreements().stream()
                .map(agreement -> new AgreementSummary(
                        agreement.key(),
                        agreement.name().in(reader.locale()),
                        agreement.version(),
                        servicesOf(agreement)))
                .toList());
    }

    @GET
    @Path("/{key}")
    @Operation(summary = "Read an agreement in force: what it promises and what happens when that is in danger")
    @APIResponse(
            responseCode = "200",
            description = "The agreement, written as in the catalogue's document",
            content = @Content(schema = @Schema(implementation = AgreementView.class)))
    public Response read(@PathParam("key") String key) {
        var agreement = agreement(key);
        return Response.ok(new AgreementView(
                        agreement.key(),
                        agreement.name().in(reader.locale()),
                        agreement.version(),
                        servicesOf(agreement),
                        agreement.targets().stream()
                                .map(AgreementResource::view)
                                .toList(),
                        agreement.escalations().stream()
                                .map(AgreementResource::view)
                                .toList()))
                .tag(SeenVersion.tag(agreement.version()))
                .build();
    }

    @GET
    @Path("/{key}/findings")
    @Operation(
            summary = "List what of an agreement in force is allowed and yet hardly meant",
            description =
                    "For the services that promise it, as things are now: who is in a group, what tickets wait for."
                            + " The codes are those of docs/catalogue.md.")
    public Items<LintFinding> findings(@PathParam("key") String key) {
        var agreement = agreement(key);
        var edition = catalogue.inForce();
        return Items.all(AgreementLint.check(
                agreement,
                edition,
                calendar -> catalogue.workingTime(
                        calendar, edition.calendar(calendar).orElseThrow().version()),
                facts,
                clock.instant()));
    }

    private ServiceLevelAgreement agreement(String key) {
        Access.require(person, Role.OWNER, Role.ADMIN);
        return catalogue.inForce().agreement(key).orElseThrow(() -> new NotFound("agreement " + key));
    }

    private List<String> servicesOf(ServiceLevelAgreement agreement) {
        return catalogue.inForce().services().stream()
                .filter(service -> agreement.key().equals(service.agreement()))
                .map(service -> service.key())
                .toList();
    }

    private static TargetView view(ServiceLevelTarget target) {
        return new TargetView(
                target.kind(),
                target.priority(),
                target.target().toString(),
                target.calendar().toString(),
                target.pausesOn(),
                target.warnAt().stream().map(Threshold::toString).toList());
    }

    private static RuleView view(EscalationRule rule) {
        return new RuleView(
                rule.kind(),
                rule.priorities(),
                rule.at().toString(),
                rule.recipients(),
                rule.repeat() == null
                        ? null
                        : new RepetitionView(
                                rule.repeat().interval(), rule.repeat().times()),
                rule.addWatchers(),
                rule.raisePriority(),
                rule.moveToNextLine());
    }

    /**
     * An agreement in a list.
     *
     * @param services keys of the services that promise it
     */
    public record AgreementSummary(String key, String name, int version, List<String> services) {}

    /** An agreement with all it says. */
    public record AgreementView(
            String key,
            String name,
            int version,
            List<String> services,
            List<TargetView> targets,
            List<RuleView> escalations) {}

    /**
     * A promise at one priority.
     *
     * @param target {@code 30m}, {@code 1h30m} or {@code 2d}
     * @param calendar a key, SERVICE or REQUESTER_LOCATION
     * @param warnAt percentages such as {@code 75}, or times before the due time such as {@code 30m}
     */
    public record TargetView(
            TargetKind kind,
            Priority priority,
            String target,
            String calendar,
            Set<HoldReason> pausesOn,
            List<String> warnAt) {}

    /**
     * What happens at a threshold.
     *
     * @param priorities empty for all
     * @param at a percentage, 100 being the breach, or a time before the due time
     * @param repeat how what it tells is repeated until somebody is at it; null where pages are repeated as usual, and
     *     everything else is told once
     */
    public record RuleView(
            TargetKind kind,
            Set<Priority> priorities,
            String at,
            @JsonProperty("notify") Set<Recipient> recipients,
            RepetitionView repeat,
            List<String> addWatchers,
            boolean raisePriority,
            boolean moveToNextLine) {}

    /**
     * How something is told again.
     *
     * @param every elapsed time between two, {@code 30m} or {@code 1h30m}
     * @param times how often at most after the first time
     */
    public record RepetitionView(String every, int times) {}
}
