package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.threeline.desk.batch.Job;
import org.threeline.desk.batch.JobLauncher;
import org.threeline.desk.batch.Jobs;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.Role;
import org.threeline.desk.imports.ImportFormat;
import org.threeline.desk.imports.UploadReception;
import org.threeline.kernel.InvalidInput;

/** Imports: the file is taken as it arrives, piece by piece, and worked on in the background. For administrators. */
@Path("/imports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
    private static final String FILE = "file";

    @Inject
    UploadReception reception;

    @Inject
    JobLauncher launcher;

    @Inject
    Jobs jobs;

    @Inject
    CurrentPerson person;

    @Inject
    HttpServletRequest request;

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Import the log of another system",
            description = "A csv file or a zip with one, as part `file`. Sent again, a file adds nothing.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = FileForm.class)))
    @APIResponse(responseCode = "202", description = "The execution; Location says where to watch it")
    @APIResponse(responseCode = "409", description = "Another import is running")
    public Response start(@QueryParam("format") String format, @QueryParam("until") String until) throws IOException {
        Access.require(person, Role.ADMIN);
        var wanted = ImportFormat.of(format);
        var end = instant(until);
        // Before hundreds of megabytes are sent for nothing.
        launcher.requireIdle(Job.TICKET_IMPORT);
        var upload = receive(wanted, end);
        long run;
        try {
            run = launcher.startImport(upload, person.id());
        } catch (RuntimeException refused) {
            reception.takeBack(upload);
            throw refused;
        }
        return Response.accepted(JobResource.Execution.of(jobs.run(run)))
                .header(HttpHeaders.LOCATION, URI.create(RestApplication.BASE + "/jobs/executions/" + run))
                .build();
    }

    private long receive(ImportFormat format, Instant until) throws IOException {
        try {
            var parts = new JakartaServletFileUpload<>().getItemIterator(request);
            while (parts.hasNext()) {
                FileItemInput part = parts.next();
                if (FILE.equals(part.getFieldName())) {
                    try (var bytes = part.getInputStream()) {
                        return reception.receive(part.getName(), format, until, bytes, person.id());
                    }
                }
            }
        } catch (FileUploadException malformed) {
            throw new InvalidInput(FILE, "import.file.not_multipart");
        }
        throw new InvalidInput(FILE, "input.missing");
    }

    private static Instant instant(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw new InvalidInput("until", "input.not_an_instant");
        }
    }

    /** What the form holds; it is never read as a whole. */
    public static class FileForm {
        @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING, format = "binary")
        public String file;
    }
}
