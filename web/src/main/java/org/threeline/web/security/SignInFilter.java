package org.threeline.web.security;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import org.threeline.desk.identity.SignIn;

/**
 * Takes the form of the sign-in page ({@code login}, {@code password}, {@code returnTo}) and of every page's sign-out.
 * It works without Faces, so that a page that lay open over night still signs in. What went wrong stands in the
 * address it leads back to: {@code error=refused}, {@code error=locked} or {@code error=unavailable}.
 */
public class SignInFilter extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = System.getLogger(SignInFilter.class.getName());

    @Inject
    transient SignIn signIn;

    @Inject
    transient Clock clock;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = AccessRules.path(request);
        if (!"POST".equals(request.getMethod())) {
            if (path.equals("/sign-out")) {
                response.sendRedirect(request.getContextPath() + ReturnAddress.HOME);
                return;
            }
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        if (path.equals("/sign-out")) {
            signOut(request);
            leadTo("/sign-in?signedOut=true", request, response);
            return;
        }
        var wanted = ReturnAddress.safe(request.getParameter(ReturnAddress.PARAMETER));
        var error = "unavailable";
        try {
            var answer = signIn.signIn(
                    request.getParameter("login"), request.getParameter("password"), request.getRemoteAddr());
            if (answer instanceof SignIn.Accepted accepted) {
                BrowserSession.begin(request, accepted.identity(), clock.instant());
                TypedLogin.forget(request, response);
                leadTo(ReturnAddress.first(wanted, accepted.identity()), request, response);
                return;
            }
            error = answer instanceof SignIn.Locked ? "locked" : "refused";
        } catch (EJBException unanswered) {
            LOG.log(Level.WARNING, "A sign-in could not be checked", unanswered);
        }
        TypedLogin.keep(request.getParameter("login"), request, response);
        var back = ReturnAddress.signIn(wanted);
        leadTo(back + (back.contains("?") ? "&" : "?") + "error=" + error, request, response);
    }

    private void signOut(HttpServletRequest request) {
        var session = BrowserSession.of(request);
        BrowserSession.end(request);
        if (session != null) {
            try {
                signIn.signOut(session.personId());
            } catch (EJBException unanswered) {
                LOG.log(Level.WARNING, "A sign-out could not be written down", unanswered);
            }
        }
    }

    private static void leadTo(String address, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + address);
    }
}
