package org.threeline.web.files;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.ticket.TicketAttachments;

/** Takes a file away that the address names, once the viewer has said so. */
@Named
@RequestScoped
public class FileRemoval {
    @Inject
    TicketAttachments attachments;

    @Inject
    FileList files;

    @Inject
    CurrentPerson person;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    private Optional<FileItem> file;

    /** The file the address names; null for none, and for one the viewer may not remove. */
    public FileItem file(String ticket) {
        if (file == null) {
            file = attachments.of(ticket, person.actor()).stream()
                    .filter(each -> String.valueOf(each.id()).equals(request.getParameter("remove")))
                    .filter(each -> attachments.mayRemove(each, person.actor()))
                    .findFirst()
                    .map(each -> files.item(each, true));
        }
        return file.orElse(null);
    }

    /** @param here the address of the ticket's page */
    public void remove(String ticket, String here) throws IOException {
        var named = file(ticket);
        if (named != null) {
            attachments.remove(ticket, named.id(), person.actor());
        }
        browser.redirect(here);
    }
}
