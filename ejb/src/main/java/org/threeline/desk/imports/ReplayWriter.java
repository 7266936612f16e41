package org.threeline.desk.imports;

import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.threeline.desk.run.ChunkWriter;
import org.threeline.desk.run.RunCounts;

/** Has the waiting rows of incidents replayed. */
@Dependent
@Named("replayWriter")
public class ReplayWriter extends ChunkWriter<IncidentReader.Incident> {
    @Inject
    @BatchProperty(name = "upload")
    String upload;

    @Inject
    IncidentReplay replay;

    @Override
    protected RunCounts write(List<IncidentReader.Incident> incidents) {
        return replay.apply(
                Long.parseLong(upload),
                incidents.stream().map(IncidentReader.Incident::reference).toList());
    }

    @Override
    protected Integer progress(List<IncidentReader.Incident> incidents) {
        return incidents.get(incidents.size() - 1).percent();
    }

    @Override
    protected String name(IncidentReader.Incident incident) {
        return incident.reference();
    }
}
