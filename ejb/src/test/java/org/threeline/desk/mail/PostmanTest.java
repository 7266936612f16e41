package org.threeline.desk.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What passes between the desk and a real mail server, in this process. */
class PostmanTest {
    private static final String PASSWORD = "a password nobody may read";

    private final Postman postman = new Postman();
    private GreenMail mail;

    PostmanTest() {
        postman.clock = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
    }

    @AfterEach
    void close() {
        if (mail != null) {
            mail.stop();
        }
    }

    @Test
    void aLetterArrivesWithItsNameItsThreadAndBothForms() throws Exception {
        var server = plain();

        send(server, letter("Re: VPN", "irina@example.com"));

        var arrived = mail.getReceivedMessages()[0];
        assertThat(arrived.getHeader("Message-ID")).containsExactly("<one@desk.example>");
        assertThat(arrived.getHeader("References")).containsExactly("<ticket@desk.example>");
        assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(arrived.getReplyTo()[0]).hasToString("answers@example.com");
        assertThat(arrived.getFrom()[0]).hasToString("Service desk <desk@example.com>");
        assertThat(part(arrived, 0)).startsWith("text/plain");
        assertThat(part(arrived, 1)).startsWith("text/html");
    }

    @Test
    void russianArrivesAsItWasWritten() throws Exception {
        var server = plain();

        send(server, letter("[T-1] Не работает принтер", "irina@example.com"));

        var arrived = mail.getReceivedMessages()[0];
        assertThat(arrived.getSubject()).isEqualTo("[T-1] Не работает принтер");
        assertThat(((MimeMultipart) arrived.getContent()).getBodyPart(0).getContent())
                .isEqualTo("Здравствуйте");
    }

    @Test
    void nobodySmugglesAHeaderInWithASubjectOrAName() throws Exception {
        var server = plain();
        var nasty = "x\r\nBcc: eve@example.com\r\n\r\nbody";

        send(
                server,
                new WrittenLetter(
                        "<one@desk.example>", "irina@example.com", nasty, nasty, "t", "h", Map.of("List-Id", nasty)));

        var arrived = mail.getReceivedMessages();
        assertThat(arrived).hasSize(1);
        assertThat(arrived[0].getHeader("Bcc")).isNull();
        assertThat(arrived[0].getSubject()).isEqualTo("x Bcc: eve@example.com body");
    }

    @Test
    void anAddressThatIsNoneIsRefusedForGood() {
        var failure = refusal(plain(), letter("x", "irina@example.com, eve@example.com"));

        assertThat(failure.key()).isEqualTo("mail.address_malformed");
        assertThat(failure.cure()).isEqualTo(DeliveryFailure.Cure.NONE);
    }

    @Test
    void theRightPasswordLetsInAndAWrongOneDoesNot() throws Exception {
        var open = plain();
        mail.setUser("desk@example.com", "desk", PASSWORD);
        mail.getUserManager().setAuthRequired(true);

        send(account(open, PASSWORD), letter("x", "irina@example.com"));
        assertThat(mail.getReceivedMessages()).hasSize(1);

        var failure = refusal(account(open, "wrong"), letter("x", "irina@example.com"));
        assertThat(failure.key()).isEqualTo("mail.sign_in_refused");
        assertThat(failure.cure()).isEqualTo(DeliveryFailure.Cure.SERVER);
        assertThat(failure.detail() + failure).doesNotContain("wrong");
    }

    @Test
    void aServerNobodyAnswersForIsTriedLater() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        var failure = refusal(server(free, MailSecurity.NONE), letter("x", "irina@example.com"));

        assertThat(failure.key()).isEqualTo("mail.connection_refused");
        assertThat(failure.cure()).isEqualTo(DeliveryFailure.Cure.SERVER);
    }

    @Test
    void aServerThatShowsAForeignCertificateGetsNothing() {
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        mail.start();

        var failure = refusal(server(mail.getSmtps().getPort(), MailSecurity.TLS), letter("x", "irina@example.com"));

        assertThat(failure.key()).isEqualTo("mail.certificate_refused");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatCannotBecomePrivateGetsNothing() {
        var open = plain();

        var failure = refusal(server(open.port(), MailSecurity.STARTTLS), letter("x", "irina@example.com"));

        assertThat(failure.key()).isEqualTo("mail.starttls_missing");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aRefusedRecipientIsRefusedForGoodAndABusyServerIsNot() throws Exception {
        assertThat(answering("550 5.1.1 No such mailbox").cure()).isEqualTo(DeliveryFailure.Cure.NONE);
        assertThat(answering("550 5.1.1 No such mailbox").key()).isEqualTo("mail.recipient_refused");
        assertThat(answering("451 4.3.0 Come back later").cure()).isEqualTo(DeliveryFailure.Cure.TIME);
        assertThat(answering("451 4.3.0 Come back later").detail()).isEqualTo("451 4.3.0 Come back later");
    }

    /** What is made of a server that answers each recipient with a line. */
    private DeliveryFailure answering(String line) throws Exception {
        try (var socket = new ServerSocket(0)) {
            var server = new Thread(() -> {
                try (var peer = socket.accept();
                        var input = new BufferedReader(
                                new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII))) {
                    var output = peer.getOutputStream();
                    output.write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
                    for (var said = input.readLine(); said != null; said = input.readLine()) {
                        var answer = said.startsWith("RCPT") ? line : said.startsWith("QUIT") ? "221 bye" : "250 fine";
                        output.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    }
                } catch (IOException gone) {
                    // The conversation is over.
                }
            });
            server.setDaemon(true);
            server.start();
            return refusal(server(socket.getLocalPort(), MailSecurity.NONE), letter("x", "nobody@example.com"));
        }
    }

    private MailServer plain() {
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        return server(mail.getSmtp().getPort(), MailSecurity.NONE);
    }

    private static MailServer server(int port, MailSecurity security) {
        return new MailServer(
                "localhost", port, security, "", "", "desk@example.com", "Service desk", "answers@example.com");
    }

    private static MailServer account(MailServer server, String password) {
        return new MailServer(
                server.host(),
                server.port(),
                server.security(),
                "desk",
                password,
                server.senderAddress(),
                server.senderName(),
                server.replyTo());
    }

    private static WrittenLetter letter(String subject, String address) {
        return new WrittenLetter(
                "<one@desk.example>",
                address,
                "Irina Orlova",
                subject,
                "Здравствуйте",
                "<p>Здравствуйте</p>",
                Map.of("References", "<ticket@desk.example>", "Auto-Submitted", "auto-generated"));
    }

    private void send(MailServer server, WrittenLetter letter) throws DeliveryFailure {
        try (var delivery = postman.open(server)) {
            delivery.send(letter);
        }
    }

    private DeliveryFailure refusal(MailServer server, WrittenLetter letter) {
        return catchThrowableOfType(DeliveryFailure.class, () -> send(server, letter));
    }

    private static String part(MimeMessage message, int part) throws Exception {
        return ((MimeMultipart) message.getContent()).getBodyPart(part).getContentType();
    }
}
