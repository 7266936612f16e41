package org.threeline.web.files;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.threeline.desk.attachment.AttachedFile;
import org.threeline.desk.attachment.ReadyFiles;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.ticket.TicketAttachments;
import org.threeline.kernel.Setting;
import org.threeline.web.faces.Viewer;
import org.threeline.web.faces.Words;

/** Files as pages show them: those of a ticket with the entries they came with, and those that are ready. */
@Named
@RequestScoped
public class FileList {
    private static final int WIDEST = 320;
    private static final int HIGHEST = 220;

    /** What a page loads to show pictures stays small: a larger one is a file to open. */
    private static final long LARGEST_SHOWN = 8 << 20;

    @Inject
    ReadyFiles ready;

    @Inject
    TicketAttachments attachments;

    @Inject
    CurrentPerson person;

    @Inject
    Viewer viewer;

    @Inject
    Words words;

    @Inject
    HttpServletRequest request;

    /** Ids of files as a form names them; what is no id is left out. */
    public static List<Long> ids(String named) {
        return named == null
                ? List.of()
                : Arrays.stream(named.split(","))
                        .map(String::strip)
                        .filter(id -> id.matches("[0-9]{1,18}"))
                        .map(Long::valueOf)
                        .distinct()
                        .toList();
    }

    /** As {@link #ids} reads them. */
    public static String named(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Files the viewer has ready, as a form names them. */
    public List<FileItem> ready(String named) {
        var ids = ids(named);
        return ids.isEmpty()
                ? List.of()
                : ready.of(ids, person.actor()).stream()
                        .map(file -> item(file, false))
                        .toList();
    }

    /** The files of a ticket the viewer may see, by the entry of the story each came with. */
    public Map<Long, List<FileItem>> ofTicket(String number) {
        var actor = person.actor();
        return attachments.byEntry(number, actor).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stream()
                        .map(file -> item(file, attachments.mayRemove(file, actor)))
                        .toList()));
    }

    FileItem item(AttachedFile file, boolean removable) {
        var href = request.getContextPath() + "/files/" + file.id();
        var isShown = file.isImage() && file.size() <= LARGEST_SHOWN;
        var scale = isShown
                ? Math.min(
                        1.0,
                        Math.min(
                                (double) WIDEST / file.image().width(),
                                (double) HIGHEST / file.image().height()))
                : 0;
        return new FileItem(
                file.id(),
                file.name(),
                inWords(file.size()),
                icon(file.mediaType()),
                href,
                isShown ? href + "/image" : "",
                isShown ? href + "/preview" : "",
                isShown ? Math.max(1, (int) Math.round(file.image().width() * scale)) : 0,
                isShown ? Math.max(1, (int) Math.round(file.image().height() * scale)) : 0,
                removable);
    }

    /** The largest file, in bytes. */
    public long limit() {
        return Setting.ATTACHMENT_LIMIT.bytes();
    }

    public String limitInWords() {
        return inWords(limit());
    }

    private String inWords(long bytes) {
        var step = bytes < 1 << 10 ? 0 : bytes < 1 << 20 ? 1 : bytes < 1 << 30 ? 2 : 3;
        var number = bytes / Math.pow(1024, step);
        var format = NumberFormat.getInstance(viewer.locale());
        format.setMaximumFractionDigits(step == 0 || number >= 10 ? 0 : 1);
        return words.of("files.size." + step, format.format(number));
    }

    private static String icon(String mediaType) {
        if (mediaType.startsWith("image/")) {
            return "image";
        }
        if (mediaType.startsWith("video/")) {
            return "video";
        }
        if (mediaType.startsWith("audio/")) {
            return "volume-up";
        }
        if (mediaType.contains("pdf")) {
            return "file-pdf";
        }
        if (mediaType.contains("word") || mediaType.contains("opendocument.text")) {
            return "file-word";
        }
        if (mediaType.contains("sheet") || mediaType.contains("excel")) {
            return "file-excel";
        }
        return mediaType.contains("zip") || mediaType.contains("compressed") ? "box" : "file";
    }
}
