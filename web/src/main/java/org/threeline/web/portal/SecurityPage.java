package org.threeline.web.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditRow;
import org.threeline.desk.identity.AccountProtection;
import org.threeline.desk.identity.ApiTokens;
import org.threeline.desk.identity.ApiTokens.IssuedToken;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.identity.Scope;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.Words;
import org.threeline.web.security.OwnSession;

/** How safe one's own account is: password, sessions, tokens, and who signed in with it. */
@Named
@RequestScoped
public class SecurityPage {
    private static final List<Integer> LIVES = List.of(30, 90, 365);

    /** Either all the person's rights, or reading only: writing without reading is of no use. */
    private static final String ALL = "ALL";

    @Inject
    AccountProtection protection;

    @Inject
    ApiTokens tokens;

    @Inject
    CurrentPerson person;

    @Inject
    Words words;

    @Inject
    Clock clock;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    private String current;
    private String wanted;
    private String tokenName;
    private String rights = Scope.READ.name();
    private String life = LIVES.get(1).toString();
    private String password;
    private IssuedToken made;
    private List<AuditRow> signIns;

    public String login() {
        return person.login();
    }

    /** What was done just now: {@code password}, {@code sessions} or {@code revoked}; null for nothing. */
    public String done() {
        var done = request.getParameter("done");
        return Stream.of("password", "sessions", "revoked")
                .filter(known -> known.equals(done))
                .findFirst()
                .orElse(null);
    }

    public void changePassword() throws IOException {
        OwnSession.goOn(request, protection.changePassword(current, wanted, request.getRemoteAddr(), person.actor()));
        comeBack("password");
    }

    public void signOutElsewhere() throws IOException {
        OwnSession.goOn(request, protection.signOutElsewhere(person.actor()));
        comeBack("sessions");
    }

    public List<IssuedToken> tokens() {
        return tokens.of(person.id());
    }

    /** What a token may do, in the viewer's words. */
    public String rights(IssuedToken token) {
        var readsOnly = token.scopes().equals(EnumSet.of(Scope.READ));
        return words.get("portal_security.rights." + (readsOnly ? Scope.READ.name() : ALL));
    }

    public List<Choice> allRights() {
        return Stream.of(Scope.READ.name(), ALL)
                .map(name -> new Choice(name, words.get("portal_security.rights." + name)))
                .toList();
    }

    public List<Choice> lives() {
        return LIVES.stream()
                .map(days -> new Choice(days.toString(), words.count("portal_security.days", days)))
                .toList();
    }

    /** Makes a token and shows it: the answer to this form is the only one that has it. */
    public void makeToken() {
        made = protection.makeToken(
                tokenName,
                ALL.equals(rights) ? EnumSet.noneOf(Scope.class) : EnumSet.of(Scope.READ),
                life == null || life.isBlank() ? null : clock.instant().plus(Duration.ofDays(Long.parseLong(life))),
                password,
                request.getRemoteAddr(),
                person.actor());
        tokenName = null;
    }

    /** The token made just now, with its secret; null otherwise. */
    public IssuedToken made() {
        return made;
    }

    public void revoke(long token) throws IOException {
        tokens.revoke(person.id(), token);
        comeBack("revoked");
    }

    public List<AuditRow> signIns() {
        if (signIns == null) {
            signIns = protection.signIns(person.actor());
        }
        return signIns;
    }

    /** Whether it went as it should. */
    public boolean isGood(AuditRow attempt) {
        return attempt.kind() == AuditKind.SIGNED_IN;
    }

    private void comeBack(String done) throws IOException {
        browser.redirect(request.getContextPath() + "/preferences/security?done=" + done);
    }

    public String getCurrent() {
        return current;
    }

    public void setCurrent(String current) {
        this.current = current;
    }

    public String getWanted() {
        return wanted;
    }

    public void setWanted(String wanted) {
        this.wanted = wanted;
    }

    public String getTokenName() {
        return tokenName;
    }

    public void setTokenName(String tokenName) {
        this.tokenName = tokenName;
    }

    public String getRights() {
        return rights;
    }

    public void setRights(String rights) {
        this.rights = rights;
    }

    public String getLife() {
        return life;
    }

    public void setLife(String life) {
        this.life = life;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
