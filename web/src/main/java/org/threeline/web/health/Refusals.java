package org.threeline.web.health;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.threeline.kernel.Throttle;
import org.threeline.web.security.SignedIn;

/**
 * Writes into the log who was refused what, for a while or for good: the id of the person, the kind of page or resource
 * and the status, nothing that anybody wrote; a few lines a second at most.
 */
final class Refusals {
    private static final Logger LOG = System.getLogger(Refusals.class.getName());

    private final Throttle throttle = new Throttle();

    /** @param route what it was about, a template and never a value */
    void note(String method, String route, int status, Optional<SignedIn> who) {
        throttle.pass()
                .ifPresent(untold -> LOG.log(
                        Level.INFO,
                        "Refused with {0}: {1} {2}, person {3}; {4} more since the last of these lines",
                        String.valueOf(status),
                        method,
                        route,
                        who.map(each -> String.valueOf(each.identity().id())).orElse("unknown"),
                        String.valueOf(untold)));
    }
}
