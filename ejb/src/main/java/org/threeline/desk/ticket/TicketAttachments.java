package org.threeline.desk.ticket;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.threeline.desk.attachment.AttachedFile;
import org.threeline.desk.attachment.Attachments;
import org.threeline.desk.attachment.Previews;
import org.threeline.desk.attachment.ReadyFiles;
import org.threeline.desk.identity.Actor;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.NotFound;

/** Files of tickets: whoever sees a ticket sees them, but for those of a work note, which never leave the desk. */
@Stateless
public class TicketAttachments {
    /** How long whoever attached a file may take it back. */
    private static final Duration REGRET = Duration.ofMinutes(10);

    @Inject
    LockedTickets locked;

    @Inject
    Tickets tickets;

    @Inject
    Attachments attachments;

    @Inject
    Previews previews;

    @Inject
    ReadyFiles ready;

    /** The files of a ticket the actor may see, in the order they came. */
    public List<AttachedFile> of(String number, Actor actor) {
        var ticket = tickets.get(number);
        var access = sight(ticket, actor);
        return attachments.of(ticket.id()).stream()
                .filter(file -> isSeen(file, access))
                .toList();
    }

    /** As {@link #of}, by the entry of the story each came with. */
    public Map<Long, List<AttachedFile>> byEntry(String number, Actor actor) {
        return of(number, actor).stream().collect(Collectors.groupingBy(AttachedFile::entryId));
    }

    /** @throws NotFound where the ticket has no such file for the actor */
    public AttachedFile get(String number, long id, Actor actor) {
        return of(number, actor).stream()
                .filter(file -> file.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("attachment " + id));
    }

    /**
     * A file by its id alone: of a ticket the actor may see, or one the actor has ready.
     *
     * @throws NotFound where there is none for the actor
     */
    public AttachedFile get(long id, Actor actor) {
        var file = attachments.find(id).orElseThrow(() -> new NotFound("file " + id));
        if (file.ticketId() == null) {
            return ready.get(id, actor);
        }
        var ticket = tickets.get(TicketNumber.of(file.ticketId()));
        if (!isSeen(file, sight(ticket, actor))) {
            throw new NotFound("file " + id);
        }
        return file;
    }

    /** The bytes of a file that this class gave; they are read as they are taken. */
    public InputStream bytes(AttachedFile file) {
        return attachments.bytes(file.id());
    }

    /** A small JPEG of a picture that this class gave; empty where the picture is to be shown itself. */
    public Optional<byte[]> preview(AttachedFile file) {
        return previews.of(file);
    }

    /** Whether the actor may take the file back now. */
    public boolean mayRemove(AttachedFile file, Actor actor) {
        return actor.admin() || mayRegret(file, actor, locked.now());
    }

    /**
     * Takes a file away, with its bytes; the story tells that it was there. Whoever attached it may for ten minutes, an
     * administrator at any time.
     *
     * @throws NotFound where the ticket has no such file for the actor
     * @throws BusinessRuleViolation {@code ticket.attachment.not_allowed}
     */
    public void remove(String number, long id, Actor actor) {
        var work = locked.lock(number, actor);
        var file = get(number, id, actor);
        if (!actor.admin() && !mayRegret(file, actor, work.now())) {
            throw new BusinessRuleViolation("ticket.attachment.not_allowed", number, REGRET.toMinutes());
        }
        attachments.removeWithinWork(id);
        work.ticket().touched(work.now());
        work.write(
                file.internal() ? HistoryKind.NOTE_FILE_REMOVED : HistoryKind.FILE_REMOVED,
                null,
                Map.of("name", file.name(), "size", file.size(), "sha256", file.sha256()));
    }

    private static boolean mayRegret(AttachedFile file, Actor actor, Instant now) {
        return actor.isPerson(file.sentBy()) && file.attachedAt().plus(REGRET).isAfter(now);
    }

    private static boolean isSeen(AttachedFile file, TicketAccess access) {
        return !file.internal() || access.mayReadWork();
    }

    private TicketAccess sight(Ticket ticket, Actor actor) {
        var access = tickets.access(ticket, actor);
        access.requireSight();
        return access;
    }
}
