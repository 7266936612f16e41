package org.threeline.desk.mail;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.threeline.desk.run.Chunks;

/** The job that sends what waits: {@code mail-dispatch}. */
@Dependent
@Named("mailRun")
public class MailRun extends AbstractBatchlet {
    @Inject
    @BatchProperty(name = "run")
    String run;

    @Inject
    MailDispatch dispatch;

    @Inject
    Chunks chunks;

    private volatile boolean stopped;

    @Override
    public String process() {
        dispatch.dispatch(() -> stopped, counts -> chunks.inOneTransaction(Long.parseLong(run), null, () -> counts));
        return null;
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
