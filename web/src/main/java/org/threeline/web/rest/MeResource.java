package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.threeline.catalog.group.SupportGroups;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.Identities;
import org.threeline.desk.identity.Identity;
import org.threeline.desk.identity.PersonalPreferences;
import org.threeline.desk.identity.PersonalPreferences.Wishes;
import org.threeline.kernel.NotFound;

/** Who the caller is, and what they prefer. */
@Path("/me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
    @Inject
    CurrentPerson person;

    @Inject
    PersonalPreferences preferences;

    @Inject
    Identities identities;

    @Inject
    SupportGroups groups;

    @GET
    @Operation(summary = "Who am I")
    public Me me() {
        return view(person.identity());
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            summary = "Change one's language, time zone, phone number or signature",
            description = "What is absent stays as it is.")
    public Me change(Preferences wanted) {
        preferences.change(person.id(), new Wishes(wanted.locale(), wanted.zone(), wanted.phone(), wanted.signature()));
        return view(identities.of(person.id()).orElseThrow(() -> new NotFound("the caller")));
    }

    private Me view(Identity identity) {
        return new Me(
                identity.login(),
                identity.name(),
                identity.email(),
                identity.department(),
                identity.location(),
                identity.phone(),
                preferences.of(identity.id()).signature(),
                identity.locale().getLanguage(),
                identity.zone().getId(),
                identity.roles().stream().map(Enum::name).toList(),
                groupRoles(identity));
    }

    private List<GroupRole> groupRoles(Identity identity) {
        return groups.summaries().stream()
                .filter(group -> identity.groups().contains(group.key()))
                .map(group -> new GroupRole(
                        group.key(), group.line(), identity.leads().contains(group.key()) ? "LEAD" : "MEMBER"))
                .toList();
    }

    /** What is null stays as it is. */
    public record Preferences(String locale, String zone, String phone, String signature) {}

    /**
     * The caller.
     *
     * @param signature stands below replies written in the page; null for none
     * @param locale {@code en} or {@code ru}
     * @param roles EMPLOYEE, AGENT, OWNER, ADMIN as far as they apply
     */
    public record Me(
            String login,
            String name,
            String email,
            String department,
            String location,
            String phone,
            String signature,
            String locale,
            String zone,
            List<String> roles,
            List<GroupRole> groups) {}

    /**
     * A group the caller belongs to.
     *
     * @param line 1, 2 or 3
     * @param role MEMBER or LEAD
     */
    public record GroupRole(String key, int line, String role) {}
}
