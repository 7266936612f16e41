package org.threeline.web.rest;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.threeline.desk.batch.Job;
import org.threeline.desk.batch.JobLauncher;
import org.threeline.desk.batch.Jobs;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.Role;
import org.threeline.web.text.Sentences;

/** Work in the background: what runs, what ran, and how to start, stop and restart it. For administrators. */
@Path("/jobs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class JobResource {
    private static final String EXECUTIONS = RestApplication.BASE + "/jobs/executions/";

    @Inject
    Jobs jobs;

    @Inject
    JobLauncher launcher;

    @Inject
    CurrentPerson person;

    @Inject
    Reader reader;

    @GET
    @Operation(summary = "List the jobs with their schedule and last execution")
    public Items<JobRow> list() {
        requireRole();
        return Items.all(jobs.all().stream().map(JobRow::of).toList());
    }

    @GET
    @Path("/{name}/executions")
    @Operation(summary = "List a job's executions, newest first")
    public Items<Execution> executions(@PathParam("name") String name, @BeanParam Paging paging) {
        requireRole();
        return Items.all(
                jobs.runs(name, paging.limit()).stream().map(Execution::of).toList());
    }

    @POST
    @Path("/{name}/executions")
    @Idempotent
    @Operation(summary = "Start a job now", description = "An import is started by sending its file.")
    @APIResponse(responseCode = "202", description = "The execution; Location says where to watch it")
    @APIResponse(responseCode = "409", description = "It is running already")
    public Response start(@PathParam("name") String name) {
        requireRole();
        return accepted(launcher.start(Job.of(name), person.id()));
    }

    @GET
    @Path("/executions/{id}")
    @Operation(summary = "Read an execution: its state, counts and progress")
    public Execution execution(@PathParam("id") String id) {
        requireRole();
        return Execution.of(jobs.run(Ids.of(id)));
    }

    @POST
    @Path("/executions/{id}/stop")
    @Operation(summary = "Ask an execution to end after the chunk in hand")
    @APIResponse(responseCode = "202", description = "It was asked")
    @APIResponse(responseCode = "409", description = "It is not running")
    public Response stop(@PathParam("id") String id) {
        requireRole();
        launcher.stop(Ids.of(id), person.id());
        return accepted(Ids.of(id));
    }

    @POST
    @Path("/executions/{id}/restart")
    @Operation(summary = "Go on with an execution where it stopped or failed")
    @APIResponse(responseCode = "202", description = "It goes on")
    @APIResponse(responseCode = "409", description = "It is complete, or the job is running")
    public Response restart(@PathParam("id") String id) {
        requireRole();
        launcher.restart(Ids.of(id), person.id());
        return accepted(Ids.of(id));
    }

    /** The rows of an imported file that could not be taken, to be mended and sent again. */
    @GET
    @Path("/executions/{id}/rejects")
    @Produces("text/csv; charset=UTF-8")
    @Operation(summary = "Download the rejected rows of an import")
    public Response rejects(@PathParam("id") String id) {
        requireRole();
        var run = jobs.run(Ids.of(id));
        var locale = reader.locale();
        StreamingOutput rows = out -> write(run.id(), locale, out);
        return Response.ok(rows)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejects-" + run.id() + ".csv\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private void write(long run, Locale locale, OutputStream out) throws IOException {
        var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord("line", "number", "code", "message", "value", "row");
        var line = 0L;
        for (var page = jobs.rejects(run, line); !page.isEmpty(); page = jobs.rejects(run, line)) {
            for (var reject : page) {
                csv.writeRecord(
                        String.valueOf(reject.line()),
                        cell(reject.reference()),
                        reject.reason(),
                        Sentences.of(locale, reject.reason(), reject.detail()),
                        cell(reject.detail()),
                        cell(reject.text()));
                line = reject.line();
            }
        }
        csv.flush();
    }

    /** A cell that begins like a formula would be one where the file is opened as a table. */
    private static String cell(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private Response accepted(long run) {
        return Response.accepted(Execution.of(jobs.run(run)))
                .header(HttpHeaders.LOCATION, URI.create(EXECUTIONS + run))
                .build();
    }

    private void requireRole() {
        Access.require(person, Role.ADMIN);
    }

    /**
     * A job.
     *
     * @param schedule how often it is looked at, ISO 8601, or null when only people start it
     * @param lastLook when it last had its turn, whether or not there was anything to do
     */
    public record JobRow(
            String name,
            String schedule,
            Instant lastLook,
            Instant nextStart,
            boolean startable,
            Execution lastExecution) {
        static JobRow of(Jobs.JobView job) {
            return new JobRow(
                    job.name(),
                    job.every() == null ? null : job.every().toString(),
                    job.lastLook(),
                    job.nextStart(),
                    job.startable(),
                    job.last() == null ? null : Execution.of(job.last()));
        }
    }

    /**
     * A run of a job.
     *
     * @param state STARTING, RUNNING, STOPPING, STOPPED, FAILED or COMPLETED
     * @param startedBy a person's name, or null when its time had come
     * @param progress percent, or null when nobody knows how much there is to do
     * @param failure why it failed: a code, perhaps followed by a colon and what it is about
     * @param rejects rejected rows that can be downloaded
     * @param actions what can be done with it now: {@code stop}, {@code restart}
     */
    public record Execution(
            long id,
            String name,
            String state,
            String startedBy,
            Instant createdAt,
            Instant startedAt,
            Instant endedAt,
            long read,
            long written,
            long skipped,
            long failed,
            Integer progress,
            String failure,
            String node,
            int attempts,
            String file,
            long rejects,
            List<String> actions) {
        static Execution of(Jobs.RunView run) {
            return new Execution(
                    run.id(),
                    run.name(),
                    run.state().name(),
                    run.startedBy(),
                    run.createdAt(),
                    run.startedAt(),
                    run.endedAt(),
                    run.read(),
                    run.written(),
                    run.skipped(),
                    run.failed(),
                    run.progress(),
                    run.failure(),
                    run.node(),
                    run.attempts(),
                    run.file(),
                    run.rejects(),
                    run.isStoppable() ? List.of("stop") : run.isRestartable() ? List.of("restart") : List.of());
        }
    }
}
