package org.threeline.desk.mail;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.threeline.desk.audit.AuditedRequest;

/**
 * People who say to have forgotten a password. They are answered before anything is looked at: neither the answer nor
 * its time tells whether there is such a person.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ForgottenPasswords {
    private static final Logger LOG = System.getLogger(ForgottenPasswords.class.getName());

    @Inject
    PasswordLetters letters;

    @Inject
    AuditedRequest request;

    /**
     * Mails a link in the background, where there is somebody to mail it to.
     *
     * @param typed a login, or an address that one person alone has
     * @param address where the request comes from, as text
     * @param requestId as the log has it
     */
    @Asynchronous
    public void asked(String typed, String address, String requestId) {
        try {
            request.is(address, requestId);
            letters.forgotten(typed);
        } catch (RuntimeException failed) {
            // Nobody waits for an answer, so this is the only place that hears of it.
            LOG.log(Level.ERROR, "A forgotten password could not be looked after", failed);
        }
    }
}
