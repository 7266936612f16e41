package org.threeline.desk.mail;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends a letter as soon as its news is committed. It may fail or be forgotten without harm: the job comes by every
 * minute.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailSoon {
    private static final Logger LOG = System.getLogger(MailSoon.class.getName());

    private static final AtomicBoolean ASKED = new AtomicBoolean();

    /** One at a time on this node: whoever is sending sends what comes meanwhile, too. */
    private static final AtomicBoolean SENDING = new AtomicBoolean();

    @Inject
    MailDispatch dispatch;

    /** Whether nobody has asked since sending began last; whoever hears true calls {@link #send}. */
    public boolean isFirstToAsk() {
        return ASKED.compareAndSet(false, true);
    }

    @Asynchronous
    public void send() {
        while (ASKED.get() && SENDING.compareAndSet(false, true)) {
            try {
                ASKED.set(false);
                dispatch.dispatch(() -> false, counts -> {});
            } catch (RuntimeException failed) {
                LOG.log(Level.WARNING, "Mail could not leave at once; the job tries again: {0}", failed.toString());
            } finally {
                SENDING.set(false);
            }
        }
    }
}
