package org.threeline.web.files;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.threeline.desk.attachment.AttachedFile;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.ticket.TicketAttachments;
import org.threeline.kernel.Causes;
import org.threeline.kernel.NotFound;

/** Files for pages: {@code /files/<id>} is saved, {@code /files/<id>/image} is a picture a page shows, {@code /preview} a small one. */
@WebServlet("/files/*")
public class FileServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Pattern PATH = Pattern.compile("/([0-9]{1,18})(/image|/preview)?");

    @Inject
    transient TicketAttachments attachments;

    @Inject
    transient CurrentPerson person;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = PATH.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
        var file = path.matches() ? find(Long.parseLong(path.group(1))) : null;
        if (file == null || path.group(2) != null && !file.isImage()) {
            if (!response.isCommitted()) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            }
            return;
        }
        if ("/preview".equals(path.group(2))) {
            preview(file, request, response);
            return;
        }
        send(file, path.group(2) == null ? FileHeaders.saved(file) : FileHeaders.shown(file), request, response);
    }

    private void preview(AttachedFile file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var small = attachments.preview(file).orElse(null);
        if (small == null) {
            send(file, FileHeaders.shown(file), request, response);
            return;
        }
        FileHeaders.previewed(file).forEach(response::setHeader);
        if (FileHeaders.isKnown(file, request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentLength(small.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(small);
        }
    }

    private AttachedFile find(long id) {
        try {
            return attachments.get(id, person.actor());
        } catch (RuntimeException refused) {
            if (Causes.of(refused).hold(NotFound.class)) {
                return null;
            }
            throw refused;
        }
    }

    private void send(
            AttachedFile file, Map<String, String> headers, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        headers.forEach(response::setHeader);
        if (FileHeaders.isKnown(file, request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentLengthLong(file.size());
        if (!"HEAD".equals(request.getMethod())) {
            try (var bytes = attachments.bytes(file)) {
                bytes.transferTo(response.getOutputStream());
            }
        }
    }
}
