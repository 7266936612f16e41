package org.threeline.desk.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.threeline.kernel.Causes;

/** Hands letters to the mail server, in SMTP. */
@ApplicationScoped
public class Postman {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 30_000;
    private static final int LONGEST_DETAIL = 500;

    /** An answer of the server: a code of three digits, and what it says about it. */
    private static final Pattern ANSWER = Pattern.compile("(?m)^\\s*([245])\\d\\d[ -].*");

    @Inject
    Clock clock;

    /**
     * Opens a conversation with the server; it serves several letters.
     *
     * @throws DeliveryFailure where it cannot be reached, is not who it should be, or does not let us in
     */
    Delivery open(MailServer server) throws DeliveryFailure {
        var session = Session.getInstance(properties(server));
        try {
            var transport = session.getTransport(server.security() == MailSecurity.TLS ? "smtps" : "smtp");
            transport.connect(
                    server.host(),
                    server.port(),
                    server.asksForAccount() ? server.account() : null,
                    server.asksForAccount() ? server.password() : null);
            return new Delivery(server, session, transport);
        } catch (MessagingException refused) {
            throw unreached(refused);
        }
    }

    private static Properties properties(MailServer server) {
        var properties = new Properties();
        for (var protocol : new String[] {"mail.smtp.", "mail.smtps."}) {
            properties.put(protocol + "connectiontimeout", String.valueOf(CONNECT_MILLIS));
            properties.put(protocol + "timeout", String.valueOf(ANSWER_MILLIS));
            properties.put(protocol + "writetimeout", String.valueOf(ANSWER_MILLIS));
            properties.put(protocol + "auth", String.valueOf(server.asksForAccount()));
            properties.put(protocol + "localhost", MessageIds.host());
            properties.put(protocol + "ssl.checkserveridentity", "true");
            properties.put(protocol + "ssl.protocols", "TLSv1.2 TLSv1.3");
            TrustedCertificates.sockets().ifPresent(sockets -> properties.put(protocol + "ssl.socketFactory", sockets));
        }
        var startTls = String.valueOf(server.security() == MailSecurity.STARTTLS);
        properties.put("mail.smtp.starttls.enable", startTls);
        properties.put("mail.smtp.starttls.required", startTls);
        return properties;
    }

    /** A conversation with the server. */
    final class Delivery implements AutoCloseable {
        private final MailServer server;
        private final Session session;
        private final Transport transport;

        private Delivery(MailServer server, Session session, Transport transport) {
            this.server = server;
            this.session = session;
            this.transport = transport;
        }

        /** @throws DeliveryFailure where the server does not take the letter */
        void send(WrittenLetter letter) throws DeliveryFailure {
            var message = message(letter);
            try {
                transport.sendMessage(message, message.getAllRecipients());
            } catch (MessagingException refused) {
                throw refused(refused, transport.isConnected());
            }
        }

        boolean isOpen() {
            return transport.isConnected();
        }

        private MimeMessage message(WrittenLetter letter) throws DeliveryFailure {
            var message = new NamedMessage(session, letter.messageId());
            try {
                message.setFrom(named(server.senderAddress(), server.senderName()));
                message.setRecipient(Message.RecipientType.TO, recipient(letter));
                if (!server.replyTo().isEmpty()) {
                    message.setReplyTo(new InternetAddress[] {new InternetAddress(server.replyTo(), true)});
                }
                message.setSubject(HeaderText.of(letter.subject()), StandardCharsets.UTF_8.name());
                message.setSentDate(Date.from(clock.instant()));
                for (var header : letter.headers().entrySet()) {
                    message.setHeader(header.getKey(), HeaderText.of(header.getValue()));
                }
                var plain = new MimeBodyPart();
                plain.setText(letter.text(), StandardCharsets.UTF_8.name());
                var html = new MimeBodyPart();
                html.setText(letter.html(), StandardCharsets.UTF_8.name(), "html");
                message.setContent(new MimeMultipart("alternative", plain, html));
                message.saveChanges();
                return message;
            } catch (MessagingException | UnsupportedEncodingException malformed) {
                throw new DeliveryFailure(
                        "mail.sender_malformed",
                        oneLine(malformed.getMessage()),
                        DeliveryFailure.Cure.SERVER,
                        malformed);
            }
        }

        private InternetAddress recipient(WrittenLetter letter) throws DeliveryFailure, UnsupportedEncodingException {
            try {
                return named(letter.address(), letter.name());
            } catch (AddressException malformed) {
                throw new DeliveryFailure(
                        "mail.address_malformed", letter.address(), DeliveryFailure.Cure.NONE, malformed);
            }
        }

        private InternetAddress named(String address, String name)
                throws AddressException, UnsupportedEncodingException {
            var one = new InternetAddress(address, true);
            if (!HeaderText.of(name).isEmpty()) {
                one.setPersonal(HeaderText.of(name), StandardCharsets.UTF_8.name());
            }
            return one;
        }

        @Override
        public void close() {
            try {
                transport.close();
            } catch (MessagingException gone) {
                // What was taken was taken; the server had merely hung up first.
            }
        }
    }

    /** Keeps the name the letter got when it was posted: a letter sent twice is seen once. */
    private static final class NamedMessage extends MimeMessage {
        private final String messageId;

        NamedMessage(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }

    private static DeliveryFailure unreached(MessagingException refused) {
        var causes = Causes.of(refused);
        var detail = detail(causes, refused);
        String key;
        if (causes.hold(AuthenticationFailedException.class)) {
            key = "mail.sign_in_refused";
        } else if (causes.hold(UnknownHostException.class)) {
            key = "mail.host_unknown";
        } else if (causes.hold(CertificateException.class)) {
            key = "mail.certificate_refused";
        } else if (causes.hold(SSLException.class)) {
            key = "mail.tls_failed";
        } else if (causes.hold(SocketTimeoutException.class)) {
            key = "mail.timed_out";
        } else if (causes.hold(ConnectException.class)) {
            key = "mail.connection_refused";
        } else if (String.valueOf(refused.getMessage()).contains("STARTTLS is required")) {
            key = "mail.starttls_missing";
        } else {
            key = "mail.unreachable";
        }
        return new DeliveryFailure(key, detail, DeliveryFailure.Cure.SERVER, refused);
    }

    private static DeliveryFailure refused(MessagingException refused, boolean stillConnected) {
        var causes = Causes.of(refused);
        var detail = detail(causes, refused);
        var code = ANSWER.matcher(detail);
        if (code.find()) {
            return answered(code, detail, causes.hold(SendFailedException.class), refused);
        }
        if (causes.hold(SocketTimeoutException.class)) {
            return new DeliveryFailure("mail.timed_out", detail, DeliveryFailure.Cure.TIME, refused);
        }
        return new DeliveryFailure(
                "mail.broken_off",
                detail,
                stillConnected ? DeliveryFailure.Cure.TIME : DeliveryFailure.Cure.SERVER,
                refused);
    }

    private static DeliveryFailure answered(Matcher code, String detail, boolean recipient, MessagingException cause) {
        var forGood = code.group(1).equals("5");
        if (!forGood) {
            return new DeliveryFailure("mail.not_now", detail, DeliveryFailure.Cure.TIME, cause);
        }
        return new DeliveryFailure(
                recipient ? "mail.recipient_refused" : "mail.refused", detail, DeliveryFailure.Cure.NONE, cause);
    }

    /** What the server answered, where it did; else what went wrong. */
    private static String detail(Causes causes, MessagingException refused) {
        for (Throwable cause : causes.all()) {
            var answer = ANSWER.matcher(String.valueOf(cause.getMessage()));
            if (answer.find()) {
                return oneLine(answer.group());
            }
        }
        var innermost = causes.all().get(causes.all().size() - 1);
        return oneLine(innermost.getMessage() == null ? refused.getMessage() : innermost.getMessage());
    }

    private static String oneLine(String text) {
        var line = HeaderText.of(text);
        return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL);
    }
}
