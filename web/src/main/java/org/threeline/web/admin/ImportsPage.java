package org.threeline.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.threeline.desk.batch.Job;
import org.threeline.desk.batch.JobLauncher;
import org.threeline.desk.batch.Jobs;
import org.threeline.desk.batch.Jobs.RunView;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.imports.ImportFormat;
import org.threeline.desk.imports.UploadReception;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.Setting;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.Viewer;
import org.threeline.web.faces.Words;

/**
 * Bringing the tickets of another system in. Faces has the server take the form apart before a page is asked, so
 * a large file waits in the server's temporary folder, never in memory; programs that send one over REST need not even that.
 */
@Named
@RequestScoped
public class ImportsPage {
    private static final String FILE = "file";
    private static final String FORMAT = "format";
    private static final String UNTIL = "until";
    private static final int RUNS_SHOWN = 5;

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

    @Inject
    ExternalContext browser;

    @Inject
    Viewer viewer;

    @Inject
    Words words;

    private final Map<String, String> errors = new HashMap<>();
    private String format = ImportFormat.values()[0].key();
    private String until = "";
    private List<RunView> runs;

    /** Takes the form when it was sent; where it is refused, the page says why at the field. */
    public void receive() throws IOException {
        if (!Objects.toString(request.getContentType(), "").startsWith("multipart/form-data")) {
            return;
        }
        try {
            // Before hundreds of megabytes are read for nothing.
            launcher.requireIdle(Job.TICKET_IMPORT);
            var run = start();
            browser.redirect(request.getContextPath() + "/admin/jobs/" + run);
            FacesContext.getCurrentInstance().responseComplete();
        } catch (InvalidInput refused) {
            refused.errors()
                    .forEach(error -> errors.put(
                            error.field(),
                            words.of(error.code(), error.arguments().toArray())));
        } catch (BusinessRuleViolation refused) {
            errors.put("", words.of(refused.key(), refused.arguments().toArray()));
        }
    }

    private long start() throws IOException {
        format = Objects.toString(request.getParameter(FORMAT), format).strip();
        until = Objects.toString(request.getParameter(UNTIL), "").strip();
        var wanted = ImportFormat.of(format);
        var end = end();
        var part = file();
        long upload;
        try (var bytes = part.getInputStream()) {
            upload = reception.receive(part.getSubmittedFileName(), wanted, end, bytes, person.id());
        } finally {
            part.delete();
        }
        try {
            return launcher.startImport(upload, person.id());
        } catch (RuntimeException refused) {
            reception.takeBack(upload);
            throw refused;
        }
    }

    /** The file as the server keeps it beside its memory until it is in the database. */
    private Part file() throws IOException {
        Part part;
        try {
            part = request.getPart(FILE);
        } catch (ServletException | IllegalStateException malformed) {
            throw new InvalidInput(FILE, "import.file.not_multipart");
        }
        if (part == null
                || part.getSubmittedFileName() == null
                || part.getSubmittedFileName().isBlank()) {
            throw new InvalidInput(FILE, "input.missing");
        }
        return part;
    }

    /** Read in the viewer's zone, as it was typed. */
    private Instant end() {
        if (until.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(until).atZone(viewer.zone()).toInstant();
        } catch (DateTimeParseException malformed) {
            throw new InvalidInput(UNTIL, "admin_imports.until.malformed");
        }
    }

    /** What is wrong with a field, or with the whole for the empty name; null when nothing is. */
    public String error(String field) {
        return errors.get(field);
    }

    public String format() {
        return format;
    }

    public String until() {
        return until;
    }

    public List<Choice> formats() {
        return List.of(ImportFormat.values()).stream()
                .map(each -> new Choice(each.key(), words.get("admin_format." + each.key())))
                .toList();
    }

    /** The largest file that is taken, for example 512 MB. */
    public String limit() {
        return Setting.IMPORT_LIMIT.text().replaceFirst("(?<=[0-9])(?=[A-Za-z])", "\u00a0");
    }

    /** The latest imports, newest first. */
    public List<RunView> runs() {
        if (runs == null) {
            runs = jobs.runs(Job.TICKET_IMPORT.key(), RUNS_SHOWN);
        }
        return runs;
    }

    /** Whether one is under way, so that another would be refused. */
    public boolean isBusy() {
        return runs().stream().anyMatch(run -> run.state().isActive());
    }
}
