package org.threeline.desk.attachment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.threeline.kernel.InvalidInput;

/** Files without a database: it remembers how large each piece was, and drops the bytes. */
public class RememberedAttachments extends Attachments {
    /** Sizes of the pieces that came, in their order. */
    public final List<Integer> pieces = new ArrayList<>();

    public final List<Long> removed = new ArrayList<>();

    /** What was attached, as {@code entry id: files, internal}. */
    public final List<String> attached = new ArrayList<>();

    /** Files that were there before. */
    public final List<AttachedFile> stored = new ArrayList<>();

    public Weight ready = new Weight(0, 0);

    private Attachment begun;

    /** What is small of them. */
    public Previews previews() {
        var previews = new Previews();
        previews.attachments = this;
        return previews;
    }

    /** Those nobody attached yet. */
    public ReadyFiles readyFiles() {
        var ready = new ReadyFiles();
        ready.attachments = this;
        return ready;
    }

    @Override
    public Optional<Long> begin(String name, String mediaType, long personId, Weight room, Instant now) {
        begun = Attachment.begin(name, mediaType, personId, now);
        return Optional.of(7L);
    }

    @Override
    public void append(long attachment, int seq, byte[] bytes) {
        pieces.add(bytes.length);
    }

    @Override
    public AttachedFile complete(long attachment, long size, byte[] sha256, ImageSize image) {
        begun.complete(size, sha256, image);
        try {
            var id = Attachment.class.getDeclaredField("id");
            id.setAccessible(true);
            id.set(begun, attachment);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
        return begun.view();
    }

    @Override
    public Optional<AttachedFile> twin(AttachedFile file, Long ticketId) {
        return Optional.empty();
    }

    @Override
    public Weight readyOf(long personId) {
        return ready;
    }

    @Override
    public Optional<AttachedFile> find(long id) {
        return stored.stream().filter(file -> file.id() == id).findFirst();
    }

    @Override
    public List<AttachedFile> of(long ticketId) {
        return stored.stream()
                .filter(file -> Long.valueOf(ticketId).equals(file.ticketId()))
                .toList();
    }

    @Override
    public List<AttachedFile> ready(Collection<Long> ids, long personId) {
        return stored.stream()
                .filter(file -> ids.contains(file.id()) && file.ticketId() == null && file.sentBy() == personId)
                .toList();
    }

    @Override
    public byte[] chunk(long attachment, int seq) {
        return seq == 0 ? new byte[] {(byte) attachment} : null;
    }

    @Override
    public Optional<byte[]> preview(long attachment) {
        return Optional.of(new byte[] {1, 2});
    }

    @Override
    public void removeWithinWork(long id) {
        removed.add(id);
    }

    @Override
    public void remove(long id) {
        removed.add(id);
    }

    @Override
    public void attach(List<Long> ids, long personId, long ticketId, long entryId, boolean internal, Instant now) {
        if (ids.contains(404L)) {
            throw new InvalidInput("files", "attachment.gone");
        }
        attached.add(ids + (internal ? " internal" : ""));
    }
}
