package org.threeline.web.admin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.desk.mail.LetterKind;
import org.threeline.desk.mail.LetterRow;
import org.threeline.desk.mail.LetterState;
import org.threeline.desk.mail.MailAdministration;
import org.threeline.desk.mail.MailAdministration.ChangeMailServer;
import org.threeline.desk.mail.MailAdministration.MailSetup;
import org.threeline.desk.mail.MailAdministration.Queue;
import org.threeline.desk.mail.MailAdministration.Trouble;
import org.threeline.desk.mail.MailSecurity;
import org.threeline.kernel.InvalidInput;
import org.threeline.web.admin.Pairs.Pair;
import org.threeline.web.faces.Choice;
import org.threeline.web.faces.Words;
import org.threeline.web.text.Sentences;

/** Where mail is handed over, whether it arrives, and what waits or was given up. */
@Named
@RequestScoped
public class MailPage {
    private static final List<String> DONE = List.of("saved", "tested", "again", "discarded");

    @Inject
    MailAdministration mail;

    @Inject
    CurrentPerson person;

    @Inject
    HttpServletRequest request;

    @Inject
    ExternalContext browser;

    @Inject
    Words words;

    private MailSetup setup;
    private Queue queue;
    private List<LetterRow> rows;
    private Trouble trouble;
    private boolean changed;
    private int version;
    private String host;
    private String port;
    private String security;
    private String account;
    private String password;
    private String senderAddress;
    private String senderName;
    private String replyTo;

    @PostConstruct
    void read() {
        setup = mail.setup(person.actor());
        version = setup.version();
        host = setup.host();
        port = setup.host().isEmpty() ? "" : Integer.toString(setup.port());
        security = setup.security().name();
        account = setup.account();
        senderAddress = setup.senderAddress();
        senderName = setup.senderName();
        replyTo = setup.replyTo();
    }

    public MailSetup setup() {
        return setup;
    }

    public Queue queue() {
        if (queue == null) {
            queue = mail.queue(person.actor());
        }
        return queue;
    }

    /** Which letters are listed: those given up, unless others are asked for. */
    public LetterState shown() {
        var wanted = request.getParameter("show");
        return Arrays.stream(LetterState.values())
                .filter(state -> state.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElse(LetterState.DEAD);
    }

    public List<LetterRow> rows() {
        if (rows == null) {
            rows = mail.letters(shown(), person.actor());
        }
        return rows;
    }

    public List<LetterState> states() {
        return List.of(LetterState.DEAD, LetterState.WAITING, LetterState.SENT, LetterState.DROPPED);
    }

    /** The sentence that says why a letter was not taken; empty where nothing went wrong. */
    public String reason(LetterRow row) {
        return row.errorKey() == null ? "" : words.get(row.errorKey());
    }

    public String kind(LetterKind kind) {
        return words.get(
                Sentences.has("NotificationKind." + kind.name())
                        ? "NotificationKind." + kind.name()
                        : "LetterKind." + kind.name());
    }

    public List<Choice> securities() {
        return Arrays.stream(MailSecurity.values())
                .map(each -> new Choice(each.name(), words.name(each)))
                .toList();
    }

    /** What was done last, for a page that says so; empty for nothing. */
    public String done() {
        var done = request.getParameter("done");
        return done != null && DONE.contains(done) && trouble == null ? done : "";
    }

    /** Why the test failed; null where it did not. */
    public Trouble trouble() {
        return trouble;
    }

    /** Whether somebody else changed it while it was being edited. */
    public boolean isChanged() {
        return changed;
    }

    /** What is stored, to compare with what is typed after somebody else changed it. */
    public List<Pair> storedValues() {
        return new Pairs()
                .with(words.get("admin_mail.host"), setup.host().isEmpty() ? "" : setup.host() + ":" + setup.port())
                .with(words.get("admin_mail.security"), words.name(setup.security()))
                .with(words.get("admin_mail.account"), setup.account())
                .with(words.get("admin_mail.sender_address"), setup.senderAddress())
                .with(words.get("admin_mail.sender_name"), setup.senderName())
                .with(words.get("admin_mail.reply_to"), setup.replyTo())
                .all();
    }

    public void save() throws IOException {
        var wanted = new ChangeMailServer(
                version,
                host,
                number(),
                MailSecurity.valueOf(security),
                account,
                password,
                senderAddress,
                senderName,
                replyTo);
        try {
            mail.change(wanted, person.actor());
        } catch (InvalidInput wrong) {
            throw wrong;
        } catch (RuntimeException refused) {
            // What was typed stays beside what is stored now, and can be saved over it.
            setup = mail.setup(person.actor());
            changed = version != setup.version();
            version = setup.version();
            throw refused;
        }
        showAgain("saved");
    }

    private Integer number() {
        if (port == null || port.isBlank()) {
            return null;
        }
        if (!port.strip().matches("[0-9]{1,5}")) {
            throw new InvalidInput("port", "mail.port_malformed");
        }
        return Integer.valueOf(port.strip());
    }

    /** Sends the viewer a letter over the server as it was saved. */
    public void test() throws IOException {
        trouble = mail.test(person.actor()).orElse(null);
        if (trouble == null) {
            showAgain("tested");
        }
    }

    /** Does with one letter what its button says. The button names the letter, for the list may have moved meanwhile. */
    public void decide() throws IOException {
        var again = id("again");
        var discarded = id("discard");
        if (again.isPresent()) {
            mail.sendAgain(again.get(), person.actor());
            showAgain("again");
        } else if (discarded.isPresent()) {
            mail.discard(discarded.get(), person.actor());
            showAgain("discarded");
        }
    }

    private Optional<List<Long>> id(String button) {
        var id = request.getParameter(button);
        return "POST".equals(request.getMethod()) && id != null && id.matches("[0-9]{1,18}")
                ? Optional.of(List.of(Long.valueOf(id)))
                : Optional.empty();
    }

    public void sendAllAgain() throws IOException {
        mail.sendAgain(null, person.actor());
        showAgain("again");
    }

    public void discardAll() throws IOException {
        mail.discard(null, person.actor());
        showAgain("discarded");
    }

    private void showAgain(String done) throws IOException {
        browser.redirect(request.getContextPath() + "/admin/mail?done=" + done);
        FacesContext.getCurrentInstance().responseComplete();
    }

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }

    public String getHost() {
        return host;
    }

    public void setHost(String host) {
        this.host = host;
    }

    public String getPort() {
        return port;
    }

    public void setPort(String port) {
        this.port = port;
    }

    public String getSecurity() {
        return security;
    }

    public void setSecurity(String security) {
        this.security = security;
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(String account) {
        this.account = account;
    }

    /** Always null: a password is typed and never shown. */
    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getSenderAddress() {
        return senderAddress;
    }

    public void setSenderAddress(String senderAddress) {
        this.senderAddress = senderAddress;
    }

    public String getSenderName() {
        return senderName;
    }

    public void setSenderName(String senderName) {
        this.senderName = senderName;
    }

    public String getReplyTo() {
        return replyTo;
    }

    public void setReplyTo(String replyTo) {
        this.replyTo = replyTo;
    }
}
