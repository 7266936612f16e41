package org.threeline.web.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.threeline.catalog.calendar.WorkingTimeCase;
import org.threeline.desk.clock.ClockTimeline;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.Role;
import org.threeline.web.health.RequestLog;

/** Tries a calendar before it is used; the arithmetic is the one tickets use. */
@Path("/working-time")
@RequestScoped
public class WorkingTimeResource {
    static final String NDJSON = "application/x-ndjson";

    private static final Logger LOG = System.getLogger(WorkingTimeResource.class.getName());
    private static final int LONGEST_LINE = 1 << 20;

    @Inject
    CurrentPerson person;

    @Inject
    Reader reader;

    @Inject
    HttpServletRequest request;

    @POST
    @Path("/evaluate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @ChangesNothing
    @Operation(summary = "Answer one question about a calendar or the clocks on it")
    public ObjectNode evaluate(JsonNode asked) {
        requireRole();
        return answer(asked);
    }

    /** One question a line, one answer a line; a line that cannot be answered says why, and the rest goes on. */
    @POST
    @Path("/evaluate")
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @ChangesNothing
    @Operation(summary = "Answer many questions about calendars, line by line")
    @APIResponse(
            responseCode = "200",
            description = "One answer a line",
            content = @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING)))
    public StreamingOutput evaluateLines(InputStream lines) {
        requireRole();
        var locale = reader.locale();
        var requestId = RequestLog.idOf(request);
        return out -> answer(new JsonLines(lines, LONGEST_LINE), out, locale, requestId);
    }

    private static void answer(JsonLines lines, OutputStream out, Locale locale, String requestId) throws IOException {
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (!line.isBlank()) {
                out.write(Json.MAPPER.writeValueAsBytes(answer(line, locale, requestId)));
                out.write('\n');
            }
        }
        out.flush();
    }

    private static Object answer(JsonLines.Line line, Locale locale, String requestId) {
        try {
            if (line.isTooLong()) {
                throw new MalformedJson("input.beyond_limits", line.number(), 0, null);
            }
            return answer(Json.MAPPER.readTree(line.text()));
        } catch (JsonProcessingException malformed) {
            return error(line, JsonFault.of(malformed), locale, requestId);
        } catch (RuntimeException refused) {
            return error(line, refused, locale, requestId);
        }
    }

    private static ObjectNode answer(JsonNode asked) {
        return ClockTimeline.OPERATION.equals(asked.path("op").asText())
                ? ClockTimeline.evaluate(asked)
                : WorkingTimeCase.evaluate(asked);
    }

    private static ObjectNode error(JsonLines.Line line, RuntimeException refused, Locale locale, String requestId) {
        var problem = Problems.of(refused, locale, requestId);
        if (Problems.isOurFault(problem)) {
            LOG.log(Level.ERROR, "Line " + line.number() + " of request " + requestId + " failed", refused);
        }
        var answer = Json.MAPPER.createObjectNode();
        answer.set("error", Json.MAPPER.valueToTree(problem));
        answer.put("line", line.number());
        return answer;
    }

    private void requireRole() {
        Access.require(person, Role.AGENT, Role.OWNER, Role.ADMIN);
    }
}
