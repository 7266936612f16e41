package org.threeline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.threeline.it.page.MailServerPage;

/** News on its way from a commit to a mailbox, with a real mail server that comes and goes. */
@ExtendWith({RunningDesk.class, Browsing.class})
class MailE2E {
    private Mailbox mail;

    @BeforeEach
    void open(Desk desk) throws SQLException {
        mail = Mailbox.open(desk);
    }

    @AfterEach
    void close() throws SQLException {
        mail.close();
    }

    @Test
    void anAdministratorNamesTheServerAndTriesItOut(Visit admin) throws Exception {
        var page = new MailServerPage(admin.as("admin").to("admin/mail"));
        assertThat(page.text()).contains("No mail leaves yet");

        page.name("127.0.0.1", mail.port(), "desk@example.com").save();
        page.test();

        assertThat(page.text()).contains("The server took the letter");
        assertThat(mail.received("A test of the mail server")).hasSize(1);
        admin.requireAccessible().picture("mail-server");
        admin.onPhone().picture("mail-server-phone");
    }

    @Test
    void aServerThatIsNotThereIsToldInWords(Visit admin) {
        var port = mail.goAway();
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
        mail.isUsed();
        var number = file(desk, "Mail thread");

        Mailbox.until(() -> mail.received(number).size() == 1);
        desk.as("line1").post("/api/v1/tickets/" + number + "/take", Map.of());
        desk.as("line1").post("/api/v1/tickets/" + number + "/replies", Map.of("text", "Try <b>this</b>"));
        Mailbox.until(() -> mail.received(number).size() == 2);

        var receipt = mail.received(number).get(0);
        var reply = mail.received(number).get(1);
        assertThat(receipt.getSubject()).isEqualTo("[" + number + "] Mail thread");
        assertThat(reply.getHeader("References")).isEqualTo(receipt.getHeader("References"));
        assertThat(reply.getHeader("Message-ID")).isNotEqualTo(receipt.getHeader("Message-ID"));
        assertThat(reply.getHeader("List-Id")[0]).contains("<it.");
        assertThat(Mailbox.part(receipt, 0)).contains("Promised by:").contains("/tickets/" + number);
        assertThat(Mailbox.part(reply, 1)).contains("Try &lt;b&gt;this&lt;/b&gt;");
    }

    @Test
    void whatAServerCouldNotTakeLeavesWhenItIsBack(Desk desk) throws Exception {
        var port = mail.goAway();
        mail.isUsedAt(port);
        var number = file(desk, "Mail server away");
        Mailbox.until(() -> count(number, "error_key = 'mail.connection_refused' and state = 'WAITING'") == 1);

        mail.comeBack(port);
        file(desk, "Mail server back");

        Mailbox.until(() -> mail.received(number).size() == 1);
        assertThat(count(number, "state = 'SENT'")).isEqualTo(1);
    }

    @Test
    void aLetterWhoseNodeDiedIsSentUnderTheSameName(Desk desk) throws Exception {
        var number = file(desk, "Mail node dies");
        // As a node leaves it that died after its claim: claimed, and the claim is over.
        mail.update("update outbox set attempts = 1, next_attempt_at = utc_timestamp() - interval 1 second"
                + " where ticket_id = " + number.substring(3));
        var name = name(number);

        mail.isUsed();
        mail.dispatch();

        Mailbox.until(() -> mail.received(number).size() == 1);
        assertThat(mail.received(number).get(0).getHeader("Message-ID")).containsExactly(name);
    }

    @Test
    void twoWhoSendAtOnceSendEachLetterOnce(Desk desk) throws Exception {
        var numbers = List.of(file(desk, "Mail one"), file(desk, "Mail two"), file(desk, "Mail three"));
        mail.isUsed();

        // The job and the sending after a commit claim the same letters.
        mail.dispatch();
        var last = file(desk, "Mail four");

        Mailbox.until(() -> mail.received(last).size() == 1
                && numbers.stream().allMatch(number -> mail.received(number).size() == 1));
        mail.dispatch();
        for (var number : numbers) {
            assertThat(mail.received(number)).as(number).hasSize(1);
        }
    }

    @Test
    void whatWasGivenUpIsShownAndSentAgain(Desk desk, Visit admin) throws Exception {
        var number = file(desk, "Mail given up");
        mail.update("update outbox set state = 'DEAD', next_attempt_at = null, ended_at = utc_timestamp(),"
                + " error_key = 'mail.recipient_refused', error_detail = '550 5.1.1 No such mailbox'"
                + " where ticket_id = " + number.substring(3));
        mail.isUsed();
        var page = new MailServerPage(admin.as("admin").to("admin/mail"));
        assertThat(page.text()).contains(number, "does not take mail", "550 5.1.1 No such mailbox");
        admin.requireAccessible().picture("mail-given-up");

        page.sendAgain();

        mail.dispatch();
        Mailbox.until(() -> mail.received(number).size() == 1);
    }

    @Test
    void whoeverMayNotSeeATicketAnyMoreGetsNoLetterAboutIt(Desk desk) throws Exception {
        var number = file(desk, "Mail of others");
        mail.update("update outbox set person_id = (select id from person where login = 'owner')"
                + " where ticket_id = " + number.substring(3));
        mail.update("update ticket set confidential = true where id = " + number.substring(3));
        mail.isUsed();

        mail.dispatch();

        Mailbox.until(() -> count(number, "state = 'DROPPED' and error_key = 'mail.may_not_see'") == 1);
        assertThat(mail.received(number)).isEmpty();
    }

    @Test
    void withoutAServerLettersWaitAndHealthSaysSo(Desk desk) throws Exception {
        var number = file(desk, "Mail waits");

        assertThat(count(number, "state = 'WAITING'")).isEqualTo(1);
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

    private int count(String number, String condition) {
        return Integer.parseInt(
                mail.one("select count(*) from outbox where ticket_id = " + number.substring(3) + " and " + condition));
    }

    private String name(String number) {
        return mail.one("select message_id from outbox where ticket_id = " + number.substring(3));
    }
}
