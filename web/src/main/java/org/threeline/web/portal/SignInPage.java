package org.threeline.web.portal;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.threeline.desk.mail.PasswordLetters;
import org.threeline.web.security.TypedLogin;

/** Where people say who they are. The form itself is taken before Faces, so that it works from an old page too. */
@Named
@RequestScoped
public class SignInPage {
    private static final Set<String> TROUBLES = Set.of("refused", "locked", "unavailable");

    @Inject
    PasswordLetters letters;

    @Inject
    HttpServletRequest request;

    /** The page to come back to; whoever takes the form checks that it is one of ours. */
    public String returnTo() {
        var wanted = request.getParameter("returnTo");
        return wanted == null ? "/" : wanted;
    }

    /** Why the last attempt failed: {@code refused}, {@code locked}, {@code unavailable}; empty when there was none. */
    public String trouble() {
        var error = request.getParameter("error");
        return error != null && TROUBLES.contains(error) ? error : "";
    }

    /** What was typed as login when the last attempt failed; empty otherwise. */
    public String login() {
        return trouble().isEmpty() ? "" : TypedLogin.of(request);
    }

    public boolean isSignedOut() {
        return request.getParameter("signedOut") != null && trouble().isEmpty();
    }

    /** Whether a password was chosen just now. */
    public boolean isPasswordSet() {
        return request.getParameter("passwordSet") != null && trouble().isEmpty();
    }

    /** Whether whoever forgot the password is mailed a link; this page is shown without the database, too. */
    public boolean isPasswordMailed() {
        try {
            return letters.isPossible();
        } catch (EJBException unanswered) {
            return false;
        }
    }

    /** Whether somebody was on the way to a page. */
    public boolean isInterrupted() {
        return request.getParameter("returnTo") != null && trouble().isEmpty() && !isSignedOut();
    }
}
