package org.threeline.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.threeline.desk.identity.FirstAdministrator;

/** The first page of a new desk: whoever holds the link from the log becomes its administrator. */
@Named
@RequestScoped
public class SetUpPage {
    private static final LinkSecret SECRET = new LinkSecret("/setup", "tl-setup-link");

    @Inject
    FirstAdministrator first;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    private String name;
    private String email;
    private String login;
    private String password;
    private Boolean open;

    /** Takes what the page's own form sent. */
    public void receive() throws IOException {
        SECRET.receive(browser);
    }

    /** Whether a link was opened, good or not; else its secret may still stand in the address. */
    public boolean isOpened() {
        return !token().isEmpty();
    }

    /** Whether the link may still make an administrator. */
    public boolean isOpen() {
        if (open == null) {
            open = first.isValid(token());
        }
        return open;
    }

    /** Makes the administrator and leads to the sign-in. */
    public void setUp() throws IOException {
        first.setUp(token(), login, name, email, password);
        SECRET.forget(browser);
        browser.redirect(request.getContextPath() + "/sign-in");
    }

    private String token() {
        return SECRET.of(request);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
