package org.threeline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.page.MailServerPage;

/** News on its way from a commit to a mailbox, with a real mail server that comes and goes. */
@ExtendWith({RunningDesk.class, Browsing.class})
class MailE2E {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private GreenMail mail;

    @BeforeEach
    void open(Desk desk) throws SQLException {
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        update(
                desk,
                "update outbox set state = 'DROPPED', next_attempt_at = null, ended_at = utc_timestamp()"
                        + " where state in ('WAITING', 'DEAD')");
    }

    @AfterEach
    void close(Desk desk) throws SQLException {
        mail.stop();
        update(desk, "update mail_server set host = null, sender_address = null");
    }

    @Test
    void anAdministratorNamesTheServerAndTriesItOut(Visit admin) throws Exception {
        var page = new MailServerPage(admin.as("admin").to("admin/mail"));
        assertThat(page.text()).contains("No mail leaves yet");

        page.name("127.0.0.1", mail.getSmtp().getPort(), "desk@example.com").save();
        page.test();

        assertThat(page.text()).contains("The server took the letter");
        assertThat(received("A test of the mail server")).hasSize(1);
        admin.requireAccessible().picture("mail-server");
        admin.onPhone().picture("mail-server-phone");
    }

    @Test
    void aServerThatIsNotThereIsToldInWords(Visit admin) {
        var port = mail.getSmtp().getPort();
        mail.stop();
        var page = new MailServerPage(admin.as("admin").to("admin/mail"));

        page.name("127.0.0.1", port, "desk@example.com").save();
        page.test();

        assertThat(page.text()).contains("Nobody answers at this host and port.");
    }

    @Test
    void onlyAdministratorsHaveAMailServer(Visit agent) {
        agent.as("line1");
        assertThat(agent.page().navigate("admin/mail").status()).isEqualTo(404);
    }

    @Test
    void aReplyReachesTheRequesterInHerThread(Desk desk) throws Exception {
        handOver(desk, mail.getSmtp().getPort());
        var number = file(desk, "Mail thread");

        await(() -> received(number).size() == 1);
        desk.as("line1").post("/api/v1/tickets/" + number + "/take", Map.of());
        desk.as("line1").post("/api/v1/tickets/" + number + "/replies", Map.of("text", "Try <b>this</b>"));
        await(() -> received(number).size() == 2);

        var receipt = received(number).get(0);
        var reply = received(number).get(1);
        assertThat(receipt.getSubject()).isEqualTo("[" + number + "] Mail thread");
        assertThat(reply.getHeader("References")).isEqualTo(receipt.getHeader("References"));
        assertThat(reply.getHeader("Message-ID")).isNotEqualTo(receipt.getHeader("Message-ID"));
        assertThat(reply.getHeader("List-Id")[0]).contains("<it.");
        assertThat(part(receipt, 0)).contains("Promised by:").contains("/tickets/" + number);
        assertThat(part(reply, 1)).contains("Try &lt;b&gt;this&lt;/b&gt;");
    }

    @Test
    void whatAServerCouldNotTakeLeavesWhenItIsBack(Desk desk) throws Exception {
        var port = mail.getSmtp().getPort();
        mail.stop();
        handOver(desk, port);
        var number = file(desk, "Mail server away");
        await(() -> count(desk, number, "error_key = 'mail.connection_refused' and state = 'WAITING'") == 1);

        mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        file(desk, "Mail server back");

        await(() -> received(number).size() == 1);
        assertThat(count(desk, number, "state = 'SENT'")).isEqualTo(1);
    }

    @Test
    void aLetterWhoseNodeDiedIsSentUnderTheSameName(Desk desk) throws Exception {
        var number = file(desk, "Mail node dies");
        // As a node leaves it that died after its claim: claimed, and the claim is over.
        update(
                desk,
                "update outbox set attempts = 1, next_attempt_at = utc_timestamp() - interval 1 second"
                        + " where ticket_id = " + number.substring(3));
        var name = name(desk, number);

        handOver(desk, mail.getSmtp().getPort());
        dispatch(desk);

        await(() -> received(number).size() == 1);
        assertThat(received(number).get(0).getHeader("Message-ID")).containsExactly(name);
    }

    @Test
    void twoWhoSendAtOnceSendEachLetterOnce(Desk desk) throws Exception {
        var numbers = List.of(file(desk, "Mail one"), file(desk, "Mail two"), file(desk, "Mail three"));
        handOver(desk, mail.getSmtp().getPort());

        // The job and the sending after a commit claim the same letters.
        dispatch(desk);
        var last = file(desk, "Mail four");

        await(() -> received(last).size() == 1
                && numbers.stream().allMatch(number -> received(number).size() == 1));
        dispatch(desk);
        for (var number : numbers) {
            assertThat(received(number)).as(number).hasSize(1);
        }
    }

    @Test
    void whatWasGivenUpIsShownAndSentAgain(Desk desk, Visit admin) throws Exception {
        var number = file(desk, "Mail given up");
        update(
                desk,
                "update outbox set state = 'DEAD', next_attempt_at = null, ended_at = utc_timestamp(),"
                        + " error_key = 'mail.recipient_refused', error_detail = '550 5.1.1 No such mailbox'"
                        + " where ticket_id = " + number.substring(3));
        handOver(desk, mail.getSmtp().getPort());
        var page = new MailServerPage(admin.as("admin").to("admin/mail"));
        assertThat(page.text()).contains(number, "does not take mail", "550 5.1.1 No such mailbox");
        admin.requireAccessible().picture("mail-given-up");

        page.sendAgain();

        dispatch(desk);
        await(() -> received(number).size() == 1);
    }

    @Test
    void whoeverMayNotSeeATicketAnyMoreGetsNoLetterAboutIt(Desk desk) throws Exception {
        var number = file(desk, "Mail of others");
        update(
                desk,
                "update outbox set person_id = (select id from person where login = 'owner')" + " where ticket_id = "
                        + number.substring(3));
        update(desk, "update ticket set confidential = true where id = " + number.substring(3));
        handOver(desk, mail.getSmtp().getPort());

        dispatch(desk);

        await(() -> count(desk, number, "state = 'DROPPED' and error_key = 'mail.may_not_see'") == 1);
        assertThat(received(number)).isEmpty();
    }

    @Test
    void withoutAServerLettersWaitAndHealthSaysSo(Desk desk) throws Exception {
        var number = file(desk, "Mail waits");

        assertThat(count(desk, number, "state = 'WAITING'")).isEqualTo(1);
        var health = desk.anonymous().get("/health/ready");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().at("/checks/mail/status").asText()).isEqualTo("NOT_SET_UP");
        assertThat(health.json().at("/checks/mail/waiting").asInt()).isPositive();
    }

    private static String file(Desk desk, String subject) {
        var filed = desk.as("employee")
                .post(
                        "/api/v1/services/something-else/requests",
                        Map.of("subject", subject, "description", "x", "answers", Map.of()));
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return filed.json().get("number").asText();
    }

    private static void dispatch(Desk desk) {
        desk.as("admin").post("/api/v1/jobs/mail-dispatch/executions", null);
    }

    private static void handOver(Desk desk, int port) throws SQLException {
        update(
                desk,
                "update mail_server set host = '127.0.0.1', port = " + port
                        + ", security = 'NONE', account = null, sender_address = 'desk@example.com'");
    }

    private List<MimeMessage> received(String word) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> {
                    try {
                        return message.getSubject().contains(word);
                    } catch (MessagingException unreadable) {
                        throw new IllegalStateException(unreadable);
                    }
                })
                .toList();
    }

    private static String part(MimeMessage message, int part) throws Exception {
        return (String) ((MimeMultipart) message.getContent()).getBodyPart(part).getContent();
    }

    private static void update(Desk desk, String sql) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static int count(Desk desk, String number, String condition) {
        return Integer.parseInt(one(
                desk, "select count(*) from outbox where ticket_id = " + number.substring(3) + " and " + condition));
    }

    private static String name(Desk desk, String number) {
        return one(desk, "select message_id from outbox where ticket_id = " + number.substring(3));
    }

    private static String one(Desk desk, String sql) {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void await(BooleanSupplier come) throws InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (!come.getAsBoolean()) {
            assertThat(Instant.now()).as("waited in vain").isBefore(until);
            Thread.sleep(100);
        }
    }
}
