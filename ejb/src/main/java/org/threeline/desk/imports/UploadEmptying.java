package org.threeline.desk.imports;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Frees the space of a file all of whose rows are in. */
@Dependent
@Named("uploadEmptying")
public class UploadEmptying extends AbstractBatchlet {
    @Inject
    @BatchProperty(name = "upload")
    String upload;

    @Inject
    Uploads uploads;

    @Override
    public String process() {
        uploads.empty(Long.parseLong(upload));
        return null;
    }
}
