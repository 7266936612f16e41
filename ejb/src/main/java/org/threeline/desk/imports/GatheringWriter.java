package org.threeline.desk.imports;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.threeline.desk.run.Runs;

/** Keeps the rows of a file, in the transaction in which the container keeps how far it came. */
@Dependent
@Named("gatheringWriter")
public class GatheringWriter extends AbstractItemWriter {
    /** Gathering is the smaller part of the work. */
    static final int SHARE = 25;

    private static final int WHOLE = 100;

    @Inject
    @BatchProperty(name = "run")
    String run;

    @Inject
    @BatchProperty(name = "upload")
    String upload;

    @Inject
    ImportRows rows;

    @Inject
    Runs runs;

    @Override
    public void writeItems(List<Object> items) {
        var read = items.stream().map(UploadedRowReader.Read.class::cast).toList();
        var counts = rows.gather(
                Long.parseLong(upload),
                read.stream().map(UploadedRowReader.Read::row).toList());
        runs.count(Long.parseLong(run), counts, read.get(read.size() - 1).percent() * SHARE / WHOLE);
    }
}
