package org.threeline.web.security;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.threeline.desk.identity.ApiTokens;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.Identities;
import org.threeline.desk.identity.Identity;
import org.threeline.desk.identity.Role;
import org.threeline.kernel.Setting;

/**
 * Finds out who a request comes from: a program by its bearer token, a browser by its session. Whether somebody has to
 * be signed in is decided afterwards, by {@link AccessRules} for pages and by the REST interface for itself.
 */
@ApplicationScoped
public class DeskAuthentication implements HttpAuthenticationMechanism {
    private static final Logger LOG = System.getLogger(DeskAuthentication.class.getName());
    private static final String BEARER = "Bearer ";

    @Inject
    ApiTokens tokens;

    @Inject
    Identities identities;

    @Inject
    CurrentPerson current;

    @Inject
    Clock clock;

    private final Duration longest = Duration.ofHours(Setting.SESSION_HOURS.number());

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (!AccessRules.knowsPeople(AccessRules.path(request))) {
            return context.doNothing();
        }
        Optional<SignedIn> signedIn;
        try {
            signedIn = identify(request);
        } catch (EJBException unanswered) {
            LOG.log(
                    Level.WARNING,
                    "Nobody could be identified: {0}",
                    rootOf(unanswered).getMessage());
            SignedIn.unknownForNow(request);
            tell(null);
            return context.doNothing();
        }
        if (signedIn.isEmpty()) {
            tell(null);
            return context.doNothing();
        }
        var identity = signedIn.get().identity();
        signedIn.get().keep(request);
        tell(identity);
        return context.notifyContainerAboutLogin(
                identity.login(), identity.roles().stream().map(Role::name).collect(Collectors.toSet()));
    }

    private void tell(Identity identity) {
        try {
            current.is(identity);
        } catch (ContextNotActiveException early) {
            // On a server that identifies before the request's beans exist, they ask by the caller's name.
            LOG.log(Level.TRACE, "No request scope yet");
        }
    }

    private Optional<SignedIn> identify(HttpServletRequest request) {
        var authorization = request.getHeader("Authorization");
        if (authorization != null && AccessRules.takesTokens(AccessRules.path(request))) {
            return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? byToken(authorization.substring(BEARER.length()).strip())
                    : Optional.empty();
        }
        return bySession(request);
    }

    private Optional<SignedIn> byToken(String secret) {
        return tokens.bearer(secret)
                .flatMap(bearer -> identities.of(bearer.personId()).map(identity -> new SignedIn(identity, bearer)));
    }

    private Optional<SignedIn> bySession(HttpServletRequest request) {
        var session = BrowserSession.of(request);
        if (session == null) {
            return Optional.empty();
        }
        var identity = session.isOver(clock.instant(), longest)
                ? Optional.<Identity>empty()
                : identities.of(session.personId()).filter(session::isOf);
        if (identity.isEmpty()) {
            BrowserSession.end(request);
        }
        return identity.map(found -> new SignedIn(found, null));
    }

    private static Throwable rootOf(Throwable thrown) {
        var root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
