package org.threeline.desk.run;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Works on a chunk in one transaction. A chunk that fails is tried again item by item, and an item that fails then is
 * logged by its number and left for the next run: it stops nobody else.
 *
 * @param <T> what the step's reader reads
 */
public abstract class ChunkWriter<T> extends AbstractItemWriter {
    private static final Logger LOG = System.getLogger(ChunkWriter.class.getName());

    /** So many failures in a row are not bad items: something else is wrong, and the run had better fail. */
    private static final int PATIENCE = 20;

    @Inject
    @BatchProperty(name = "run")
    String run;

    @Inject
    Chunks chunks;

    private int failuresInARow;

    /** Does the work, inside a transaction of its own. */
    protected abstract RunCounts write(List<T> items);

    /** How the log names an item. */
    protected abstract String name(T item);

    /** Percent of the work done with this chunk, or null where nobody knows. */
    protected Integer progress(List<T> items) {
        return null;
    }

    protected final long run() {
        return Long.parseLong(run);
    }

    @Override
    public void writeItems(List<Object> chunk) {
        @SuppressWarnings("unchecked")
        var items = (List<T>) (List<?>) chunk;
        try {
            chunks.inOneTransaction(run(), progress(items), () -> write(items));
            failuresInARow = 0;
        } catch (RunFailure hopeless) {
            throw hopeless;
        } catch (RuntimeException failed) {
            if (items.size() == 1) {
                leave(items.get(0), failed);
                return;
            }
            LOG.log(
                    Level.WARNING,
                    "A chunk of {0} failed and is tried again one by one: {1}",
                    items.size(),
                    failed.toString());
            for (var item : items) {
                one(item);
            }
        }
    }

    private void one(T item) {
        try {
            chunks.inOneTransaction(run(), progress(List.of(item)), () -> write(List.of(item)));
            failuresInARow = 0;
        } catch (RunFailure hopeless) {
            throw hopeless;
        } catch (RuntimeException failed) {
            leave(item, failed);
        }
    }

    private void leave(T item, RuntimeException failed) {
        if (++failuresInARow >= PATIENCE) {
            throw failed;
        }
        LOG.log(Level.WARNING, name(item) + " could not be handled and is left for the next run", failed);
        chunks.inOneTransaction(run(), null, () -> new RunCounts(1, 0, 0, 1));
    }
}
