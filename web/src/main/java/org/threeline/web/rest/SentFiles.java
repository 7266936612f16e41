package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.threeline.desk.attachment.FileReception;
import org.threeline.desk.attachment.FileReception.Received;
import org.threeline.desk.attachment.ReadyFiles;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.kernel.Causes;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.NotFound;
import org.threeline.kernel.Setting;

/** Files in the body of a request, taken as they arrive; where one of them is refused, none is left. */
@RequestScoped
public class SentFiles {
    private static final String FILE = "file";
    private static final int LONGEST_VALUE = 400_000;
    private static final int LONGEST_HEADER = 4_096;

    @Inject
    FileReception reception;

    @Inject
    ReadyFiles ready;

    @Inject
    CurrentPerson person;

    @Inject
    HttpServletRequest request;

    /**
     * What a form held.
     *
     * @param values of its fields, by name
     */
    record Form(List<Received> files, Map<String, String> values) {
        List<Long> ids() {
            return files.stream().map(each -> each.file().id()).toList();
        }
    }

    /**
     * Takes every part {@code file}, and the named values.
     *
     * @param ticketId the ticket they are meant for, to tell what is there already; null where none is known
     * @param names of values; any other part is refused
     */
    Form take(Long ticketId, int mostFiles, Set<String> names) throws IOException {
        var files = new ArrayList<Received>();
        var values = new HashMap<String, String>();
        try {
            var upload = new JakartaServletFileUpload<>();
            upload.setMaxPartHeaderSize(LONGEST_HEADER);
            var parts = upload.getItemIterator(request);
            while (parts.hasNext()) {
                FileItemInput part = parts.next();
                if (FILE.equals(part.getFieldName())) {
                    var field = mostFiles == 1 ? FILE : FILE + "[" + files.size() + "]";
                    if (files.size() == mostFiles) {
                        throw new InvalidInput(field, "attachment.too_many", mostFiles);
                    }
                    try (var bytes = part.getInputStream()) {
                        files.add(reception.receive(field, part.getName(), bytes, ticketId, person.actor()));
                    }
                } else if (names.contains(part.getFieldName())) {
                    values.put(part.getFieldName(), text(part));
                } else {
                    throw new InvalidInput(String.valueOf(part.getFieldName()), "input.unknown_field");
                }
            }
            if (files.isEmpty()) {
                throw new InvalidInput(FILE, "input.missing");
            }
            return new Form(files, values);
        } catch (FileUploadException malformed) {
            drop(files);
            throw new InvalidInput(FILE, "import.file.not_multipart");
        } catch (IOException | RuntimeException refused) {
            drop(files);
            // The parts' stream tells what is wrong with the form by an exception of its own, below others.
            if (Causes.of(refused).find(FileUploadException.class).isPresent()) {
                throw new InvalidInput(FILE, "import.file.not_multipart");
            }
            throw refused;
        }
    }

    /** Forgets files that came in for something that is not going to happen. */
    void drop(List<Received> files) {
        for (var each : files) {
            try {
                ready.remove(each.file().id(), person.actor());
            } catch (RuntimeException away) {
                if (Causes.of(away).find(NotFound.class).isEmpty()) {
                    // The database is away; the upkeep forgets what is left.
                    return;
                }
            }
        }
    }

    static int most() {
        return Setting.ATTACHMENTS_PER_TICKET.number();
    }

    private static String text(FileItemInput part) throws IOException {
        try (InputStream bytes = part.getInputStream()) {
            var value = bytes.readNBytes(LONGEST_VALUE + 1);
            if (value.length > LONGEST_VALUE) {
                throw new InvalidInput(part.getFieldName(), "input.too_long", LONGEST_VALUE);
            }
            return new String(value, StandardCharsets.UTF_8);
        }
    }
}
