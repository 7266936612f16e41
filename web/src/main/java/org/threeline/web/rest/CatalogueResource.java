package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.threeline.catalog.offering.Catalogue;
import org.threeline.catalog.offering.CatalogueChanges;
import org.threeline.catalog.offering.CatalogueChanges.Change;
import org.threeline.catalog.offering.CatalogueLoading;
import org.threeline.desk.identity.CatalogueRights;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.Role;
import org.threeline.kernel.InvalidInput;

/** The whole catalogue as one document: to keep, to compare, to change and send back. */
@Path("/catalogue")
@RequestScoped
public class CatalogueResource {
    static final String YAML = "application/yaml";

    private static final int LONGEST = 4 << 20;

    @Inject
    Catalogue catalogue;

    @Inject
    CatalogueLoading loading;

    @Inject
    CatalogueRights rights;

    @Inject
    CurrentPerson person;

    @GET
    @Produces({YAML, "text/yaml"})
    @Operation(summary = "Read the whole catalogue in force")
    public String read() {
        Access.require(person, Role.OWNER, Role.ADMIN);
        return catalogue.inForce().asYaml();
    }

    /** Brings a document into force, or only says what that would change. */
    @POST
    @Consumes({YAML, "text/yaml", "application/x-yaml"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Publish a whole catalogue, or see what it would change",
            description = "Owners may change what belongs to their services, administrators groups, calendars and"
                    + " agreements."
                    + " A document with errors changes nothing and is answered with 400, in a dry run with 200.")
    @APIResponse(
            responseCode = "200",
            description = "What it changes",
            content = @Content(schema = @Schema(implementation = ChangesView.class)))
    public Response publish(
            @Parameter(description = "true changes nothing") @QueryParam("dryRun") String dryRun,
            InputStream document) {
        Access.require(person, Role.OWNER, Role.ADMIN);
        var isDryRun = flag("dryRun", dryRun);
        var yaml = text(document);
        var outcome =
                isDryRun ? loading.dryRun(yaml) : loading.load(yaml, person.id(), rights.of(person.identity())::permit);
        var status = outcome.isValid() || isDryRun ? Response.Status.OK : Response.Status.BAD_REQUEST;
        return Response.status(status).entity(view(outcome)).build();
    }

    private static ChangesView view(CatalogueChanges outcome) {
        return new ChangesView(
                outcome.changes(),
                outcome.faults().stream()
                        .map(fault -> new FaultView(
                                fault.line(), fault.column(), fault.path(), fault.code(), fault.message()))
                        .toList());
    }

    static boolean flag(String name, String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw new InvalidInput(name, "input.not_an_option", "true, false");
    }

    private static String text(InputStream document) {
        try {
            var bytes = document.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new Refusal(413, "input.body_too_large");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Refusal(400, "input.not_utf8");
        } catch (IOException cutOff) {
            throw new Refusal(400, "http.400");
        }
    }

    /**
     * What a document changes, or what is wrong with it.
     *
     * @param changes empty when nothing differs
     * @param errors empty when the document can be published
     */
    public record ChangesView(List<Change> changes, List<FaultView> errors) {}

    /**
     * One thing wrong with the document.
     *
     * @param line from 1
     * @param column from 1
     */
    public record FaultView(int line, int column, String path, String code, String message) {}
}
