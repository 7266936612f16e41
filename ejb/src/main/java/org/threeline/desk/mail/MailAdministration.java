package org.threeline.desk.mail;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.threeline.desk.audit.Audit;
import org.threeline.desk.audit.AuditDetails;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditSubject;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.Identities;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;
import org.threeline.kernel.NotFound;
import org.threeline.kernel.Setting;

/** The mail server and the outbox in an administrator's hands. For everybody else there is no such thing. */
@Stateless
public class MailAdministration {
    private static final AuditSubject MAIL = new AuditSubject("mail", null);
    private static final Duration COUNTED = Duration.ofHours(24);
    private static final int MOST_ROWS = 200;
    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_NAME = 200;
    private static final int HIGHEST_PORT = 65_535;

    @Inject
    MailServers servers;

    @Inject
    Letters letters;

    @Inject
    LetterWriting writing;

    @Inject
    Postman postman;

    @Inject
    Identities identities;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * The mail server in force; its password is never shown.
     *
     * @param hasPassword whether one is kept
     * @param passwordLost whether one is kept that the secret key of now does not open
     * @param hostFixed whether the environment names host, port, security, account and password
     * @param mayKeepPassword whether there is a secret key to seal one with
     * @param usable whether letters can leave
     * @param version to send back with a change
     */
    public record MailSetup(
            String host,
            int port,
            MailSecurity security,
            String account,
            boolean hasPassword,
            boolean passwordLost,
            String senderAddress,
            String senderName,
            String replyTo,
            boolean hostFixed,
            boolean senderAddressFixed,
            boolean senderNameFixed,
            boolean replyToFixed,
            boolean mayKeepPassword,
            boolean usable,
            int version) {}

    /**
     * Another mail server; what the environment fixes is left as it is.
     *
     * @param port null for the usual one
     * @param password null keeps the one there is, unless the server changes
     */
    public record ChangeMailServer(
            int version,
            String host,
            Integer port,
            MailSecurity security,
            String account,
            String password,
            String senderAddress,
            String senderName,
            String replyTo) {}

    /**
     * The outbox at a glance.
     *
     * @param sent in the last 24 hours
     * @param dropped in the last 24 hours
     * @param oldestWaiting null where none waits
     */
    public record Queue(long waiting, long sent, long dead, long dropped, Instant oldestWaiting) {}

    /** Why a test failed: a sentence's key, and what the server said, possibly nothing. */
    public record Trouble(String key, String detail) {}

    public MailSetup setup(Actor actor) {
        requireAdministrator(actor);
        var server = servers.inForce();
        var stored = servers.stored();
        var fixed = MailServers.isHostOfEnvironment();
        return new MailSetup(
                server.host(),
                server.port(),
                server.security(),
                server.account(),
                fixed ? !server.password().isEmpty() : stored.hasPassword(),
                !fixed && stored.hasPassword() && stored.password().isEmpty(),
                server.senderAddress(),
                server.senderName(),
                server.replyTo(),
                fixed,
                isFixed(Setting.MAIL_FROM),
                isFixed(Setting.MAIL_FROM_NAME),
                isFixed(Setting.MAIL_REPLY_TO),
                SealedText.isPossible(),
                server.isUsable(),
                stored.version());
    }

    /**
     * @throws InvalidInput with every field that is wrong
     * @throws org.threeline.kernel.StaleVersion where somebody else changed it since
     */
    public void change(ChangeMailServer command, Actor actor) {
        requireAdministrator(actor);
        var stored = servers.stored();
        stored.requireVersion(command.version());
        var errors = new ArrayList<FieldError>();
        var details = AuditDetails.none();
        if (!isFixed(Setting.MAIL_HOST)) {
            changeServer(stored, command, errors, details);
        }
        var address = isFixed(Setting.MAIL_FROM)
                ? stored.senderAddress()
                : address("senderAddress", command.senderAddress(), errors);
        var name = isFixed(Setting.MAIL_FROM_NAME)
                ? stored.senderName()
                : line("senderName", command.senderName(), LONGEST_NAME, errors);
        var replyTo = isFixed(Setting.MAIL_REPLY_TO) ? stored.replyTo() : address("replyTo", command.replyTo(), errors);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        details.changed("senderAddress", stored.senderAddress(), address)
                .changed("senderName", stored.senderName(), name)
                .changed("replyTo", stored.replyTo(), replyTo);
        stored.speakAs(address, name, replyTo);
        if (!details.isEmpty()) {
            audit.record(actor, AuditKind.MAIL_SERVER_CHANGED, MAIL, details);
        }
    }

    private static void changeServer(
            StoredMailServer stored, ChangeMailServer command, List<FieldError> errors, AuditDetails details) {
        var host = line("host", command.host(), LONGEST_HOST, errors);
        if (!host.isEmpty() && !host.matches("[A-Za-z0-9._:-]+")) {
            errors.add(new FieldError("host", "mail.host_malformed"));
        }
        var security = command.security() == null ? MailSecurity.STARTTLS : command.security();
        var port = command.port() == null ? security.usualPort() : command.port();
        if (port < 1 || port > HIGHEST_PORT) {
            errors.add(new FieldError("port", "mail.port_malformed"));
        }
        var account = line("account", command.account(), LONGEST_ADDRESS, errors);
        var password = command.password() == null || command.password().isEmpty() ? null : command.password();
        var elsewhere = !host.equals(stored.host())
                || port != stored.port()
                || security != stored.security()
                || !account.equals(stored.account());
        if (password != null && account.isEmpty()) {
            errors.add(new FieldError("account", "mail.account_missing"));
        } else if (password != null && !SealedText.isPossible()) {
            errors.add(new FieldError("password", "mail.no_secret_key"));
        } else if (password == null && elsewhere && !account.isEmpty() && stored.hasPassword()) {
            // A password must not reach a server it was not typed for.
            errors.add(new FieldError("password", "mail.password_again"));
        }
        if (!errors.isEmpty()) {
            return;
        }
        details.changed("host", stored.host(), host)
                .changed("port", stored.port(), port)
                .changed("security", stored.security(), security)
                .changed("account", stored.account(), account);
        stored.reachAt(host, port, security, account);
        if (password != null) {
            stored.signInWith(password);
            details.with("password", "changed");
        } else if (account.isEmpty() && stored.hasPassword()) {
            stored.signInWith(null);
            details.with("password", "removed");
        }
    }

    /**
     * Sends the actor a letter now, over the server as it is kept.
     *
     * @return why it could not be sent; empty where the server took it
     * @throws BusinessRuleViolation where the actor has no address, or no server is set
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Optional<Trouble> test(Actor actor) {
        requireAdministrator(actor);
        var server = servers.inForce();
        if (!server.isUsable()) {
            throw new BusinessRuleViolation("mail.not_set_up");
        }
        var reader = identities.of(actor.personId()).orElseThrow(() -> new NotFound("person"));
        var written = writing.writeTest(reader);
        if (written.dropped() != null) {
            throw new BusinessRuleViolation("mail.test.no_address");
        }
        try (var delivery = postman.open(server)) {
            delivery.send(written.letter());
            letters.serverIsBack();
            return Optional.empty();
        } catch (DeliveryFailure failure) {
            return Optional.of(new Trouble(failure.key(), failure.detail()));
        }
    }

    public Queue queue(Actor actor) {
        requireAdministrator(actor);
        var counts = letters.counts(clock.instant().minus(COUNTED));
        return new Queue(
                counts.get(LetterState.WAITING),
                counts.get(LetterState.SENT),
                counts.get(LetterState.DEAD),
                counts.get(LetterState.DROPPED),
                letters.oldestWaiting().orElse(null));
    }

    /** Letters of a state, the latest first, as many as a page shows. */
    public List<LetterRow> letters(LetterState state, Actor actor) {
        requireAdministrator(actor);
        return letters.rows(state, MOST_ROWS);
    }

    /**
     * Letters that were given up begin anew.
     *
     * @param ids null for all of them
     * @return how many
     */
    public int sendAgain(Collection<Long> ids, Actor actor) {
        requireAdministrator(actor);
        var count = letters.tryAgain(ids);
        if (count > 0) {
            audit.record(
                    actor, AuditKind.MAIL_SENT_AGAIN, MAIL, AuditDetails.none().with("letters", count));
        }
        return count;
    }

    /**
     * Letters that were given up shall never leave.
     *
     * @param ids null for all of them
     * @return how many
     */
    public int discard(Collection<Long> ids, Actor actor) {
        requireAdministrator(actor);
        var count = letters.discard(ids);
        if (count > 0) {
            audit.record(
                    actor, AuditKind.MAIL_DISCARDED, MAIL, AuditDetails.none().with("letters", count));
        }
        return count;
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.admin()) {
            throw new NotFound("mail administration");
        }
    }

    private static boolean isFixed(Setting setting) {
        return !setting.text().isEmpty();
    }

    private static String line(String field, String text, int longest, List<FieldError> errors) {
        var line = text == null ? "" : text.strip();
        if (line.length() > longest) {
            errors.add(new FieldError(field, "input.too_long", longest));
        } else if (!HeaderText.of(line).equals(line)) {
            errors.add(new FieldError(field, "mail.one_line"));
        }
        return line;
    }

    private static String address(String field, String text, List<FieldError> errors) {
        var address = line(field, text, LONGEST_ADDRESS, errors);
        try {
            if (!address.isEmpty()
                    && !new InternetAddress(address, true).getAddress().equals(address)) {
                errors.add(new FieldError(field, "input.not_an_email"));
            }
        } catch (AddressException malformed) {
            errors.add(new FieldError(field, "input.not_an_email"));
        }
        return address;
    }
}
