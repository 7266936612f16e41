package org.threeline.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.threeline.catalog.form.Condition;
import org.threeline.catalog.form.FormField;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.CatalogueEdition;
import org.threeline.catalog.offering.ServiceOffering;
import org.threeline.catalog.sla.ServiceLevelTarget;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.ticket.RequestFiling;
import org.threeline.kernel.LocalizedText;
import org.threeline.kernel.NotFound;

/** What can be asked for. */
@Path("/services")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServiceResource {
    @Inject
    Catalogue catalogue;

    @Inject
    CurrentPerson person;

    @Inject
    Reader reader;

    @Inject
    RequestFiling filing;

    /** The services the portal shows, in the catalogue's order. */
    @GET
    @Operation(summary = "List the services that can be asked for")
    public Items<ServiceSummary> list(
            @Parameter(description = "Key of a family") @QueryParam("family") String family,
            @Parameter(description = "Text in name, summary or keywords, in any language") @QueryParam("q")
                    String text) {
        var edition = catalogue.inForce();
        return Items.all(edition.services().stream()
                .filter(service -> !service.hidden())
                .filter(service -> family == null || service.family().equals(family))
                .filter(service -> text == null || speaksOf(service, text))
                .map(this::summary)
                .toList());
    }

    /** One service with its questions, promises and lines. A hidden one exists only for those who work with it. */
    @GET
    @Path("/{key}")
    @Operation(summary = "Read a service with its form, agreement and lines")
    public ServiceView read(@PathParam("key") String key) {
        var edition = catalogue.inForce();
        var service = edition.service(key)
                .filter(found -> !found.hidden() || person.isAgent() || person.isAdmin() || person.owns(found))
                .orElseThrow(() -> new NotFound("service " + key));
        var summary = summary(service);
        return new ServiceView(
                summary.key(),
                summary.family(),
                summary.name(),
                summary.summary(),
                words(service.description()),
                summary.type(),
                summary.version(),
                summary.promised(),
                new FormView(service.form().fields().stream().map(this::field).toList()),
                new AgreementView(
                        service.agreement(),
                        edition.agreement(service.agreement()).stream()
                                .flatMap(agreement -> agreement.targets().stream())
                                .map(target -> target(service, target, edition))
                                .toList()),
                service.lines().stream()
                        .flatMap(line -> line.groups().stream().map(group -> new LineView(line.line(), group)))
                        .toList());
    }

    private ServiceSummary summary(ServiceOffering service) {
        return new ServiceSummary(
                service.key(),
                service.family(),
                words(service.name()),
                words(service.summary()),
                service.type().name(),
                service.version(),
                PromisedView.of(
                        service.hidden()
                                ? Map.of()
                                : filing.preview(service.key(), null, null, null, null, person.actor())
                                        .promised()));
    }

    private FieldView field(FormField field) {
        return new FieldView(
                field.name(),
                field.type().name(),
                words(field.label()),
                words(field.help()),
                field.required(),
                field.type().hasOptions()
                        ? field.options().stream()
                                .map(option -> new OptionView(option.value(), words(option.label())))
                                .toList()
                        : null,
                field.min(),
                field.max(),
                field.type().isText() ? field.longest() : null,
                field.pattern(),
                field.visibleWhen());
    }

    private static TargetView target(ServiceOffering service, ServiceLevelTarget target, CatalogueEdition edition) {
        var counted = target.calendar().key(service.calendar(), null);
        var seconds = edition.calendar(counted)
                .map(calendar -> target.target().on(calendar.calendar()).toSeconds())
                .orElse(null);
        return new TargetView(
                target.kind().name(),
                target.priority().name(),
                seconds,
                counted,
                target.calendar().source().name(),
                target.pausesOn().stream().map(Enum::name).toList());
    }

    private String words(LocalizedText text) {
        return text == null ? null : text.in(reader.locale());
    }

    private static boolean speaksOf(ServiceOffering service, String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        return service.searchWords()
                .anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /**
     * A service in a list.
     *
     * @param type SERVICE_REQUEST or INCIDENT
     * @param promised if filed now at the usual priority
     */
    public record ServiceSummary(
            String key, String family, String name, String summary, String type, int version, PromisedView promised) {}

    /** @param description plain text with blank lines between paragraphs, may be null */
    public record ServiceView(
            String key,
            String family,
            String name,
            String summary,
            String description,
            String type,
            int version,
            PromisedView promised,
            FormView form,
            AgreementView agreement,
            List<LineView> lines) {}

    /** The questions, in order. */
    public record FormView(List<FieldView> fields) {}

    /**
     * One question; what does not apply to its type is left out.
     *
     * @param visibleWhen when it is asked, absent for always
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldView(
            String name,
            String type,
            String label,
            String help,
            boolean required,
            List<OptionView> options,
            BigDecimal min,
            BigDecimal max,
            Integer maxLength,
            String pattern,
            Condition visibleWhen) {}

    /** One possible answer. */
    public record OptionView(String value, String label) {}

    /** What is promised. */
    public record AgreementView(String key, List<TargetView> targets) {}

    /** @param workingSeconds of the calendar */
    public record TargetView(
            String kind,
            String priority,
            Long workingSeconds,
            String calendar,
            String calendarSource,
            List<String> pausesOn) {}

    /** A group that answers for the service. */
    public record LineView(int line, String group) {}
}
