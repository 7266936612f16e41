package org.threeline.desk.attachment;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.threeline.desk.identity.Actor;
import org.threeline.kernel.NotFound;

/** Files somebody sent for what is still being written. They are his alone, and forgotten when nothing comes of it. */
@Stateless
public class ReadyFiles {
    private static final Logger LOG = System.getLogger(ReadyFiles.class.getName());

    /** Whoever goes home and comes back finds them. */
    private static final Duration KEPT = Duration.ofDays(2);

    private static final int AT_ONCE = 1_000;

    @Inject
    Attachments attachments;

    @Inject
    Clock clock;

    /** Of these, the files the actor has ready; what is gone or somebody else's is left out. */
    public List<AttachedFile> of(Collection<Long> ids, Actor actor) {
        return attachments.ready(ids, actor.personId());
    }

    /** @throws NotFound where the actor has no such file ready */
    public AttachedFile get(long id, Actor actor) {
        return attachments.ready(List.of(id), actor.personId()).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("file " + id));
    }

    /** The bytes of a file that {@link #get} gave. */
    public InputStream bytes(AttachedFile file) {
        return attachments.bytes(file.id());
    }

    /** @throws NotFound where the actor has no such file ready */
    public void remove(long id, Actor actor) {
        if (!attachments.removeReady(id, actor.personId())) {
            throw new NotFound("file " + id);
        }
    }

    /** Forgets what nobody attached, and what did not come in whole; each file by itself. */
    public void forgetOld() {
        var old = attachments.leftBefore(clock.instant().minus(KEPT), AT_ONCE);
        old.forEach(attachments::remove);
        if (!old.isEmpty()) {
            LOG.log(Level.INFO, "{0} files nobody attached were forgotten", old.size());
        }
    }
}
