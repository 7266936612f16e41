package org.threeline.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends people to sign in first, and hides from them what is not theirs. */
public class AccessRulesFilter extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final String HIDDEN = AccessRulesFilter.class.getName() + ".hidden";

    /** Whether something is there that was answered as nothing there, for it is not theirs. */
    public static boolean isHidden(HttpServletRequest request) {
        return request.getAttribute(HIDDEN) != null;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var signedIn = SignedIn.of(request);
        var path = AccessRules.path(request);
        switch (AccessRules.decide(path, signedIn.map(SignedIn::identity).orElse(null))) {
            case OPEN -> chain.doFilter(request, response);
            case HIDDEN -> {
                request.setAttribute(HIDDEN, true);
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            }
            default -> {
                if (SignedIn.isUnknownForNow(request)) {
                    response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                } else {
                    askToSignIn(request, response);
                }
            }
        }
    }

    private static void askToSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            // A page that is open already understands only this form of a redirect.
            var address = request.getContextPath() + ReturnAddress.signIn(ReturnAddress.ofReferer(request));
            response.setContentType("text/xml");
            response.setCharacterEncoding("UTF-8");
            response.getWriter()
                    .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                            + address.replace("&", "&amp;")
                                    .replace("\"", "&quot;")
                                    .replace("<", "&lt;")
                            + "\"/></partial-response>");
            return;
        }
        // Relative to the host, whatever a proxy in front calls it.
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", request.getContextPath() + ReturnAddress.signIn(ReturnAddress.of(request)));
    }
}
