package org.threeline.it;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** A real mail server that comes and goes, with everybody's letters. */
final class Mailbox implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HOST = "127.0.0.1";

    private final Desk desk;
    private GreenMail server;

    private Mailbox(Desk desk) {
        this.desk = desk;
        start(0);
    }

    /** Opens one that nobody hands letters to yet; what waited for another is dropped. */
    static Mailbox open(Desk desk) throws SQLException {
        var box = new Mailbox(desk);
        box.update("update outbox set state = 'DROPPED', next_attempt_at = null, ended_at = utc_timestamp()"
                + " where state in ('WAITING', 'DEAD')");
        return box;
    }

    private void start(int port) {
        server = new GreenMail(new ServerSetup(port, HOST, ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** Nobody answers at its port from now on. */
    int goAway() {
        var port = port();
        server.stop();
        return port;
    }

    void comeBack(int port) {
        start(port);
    }

    /** From now on the desk's letters go here. */
    void isUsed() throws SQLException {
        isUsedAt(port());
    }

    void isUsedAt(int port) throws SQLException {
        update("update mail_server set host = '" + HOST + "', port = " + port
                + ", security = 'NONE', account = null, sender_address = 'desk@example.com'");
    }

    /** Letters with this word in the subject, or to an address that begins so. */
    List<MimeMessage> received(String word) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> {
                    try {
                        var to = ((InternetAddress) message.getAllRecipients()[0]).getAddress();
                        return message.getSubject().contains(word) || to.startsWith(word);
                    } catch (MessagingException unreadable) {
                        throw new IllegalStateException(unreadable);
                    }
                })
                .toList();
    }

    /** Waits for so many letters of this word. */
    List<MimeMessage> awaited(String word, int count) {
        until(() -> received(word).size() >= count);
        return received(word);
    }

    /** What a letter says: 0 as text, 1 as HTML. */
    static String part(MimeMessage message, int part) {
        try {
            return (String)
                    ((MimeMultipart) message.getContent()).getBodyPart(part).getContent();
        } catch (IOException | MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Leaves a letter as its reader sees it in {@code target/letters}. */
    static void picture(MimeMessage message, String name) {
        try {
            var folder = Files.createDirectories(Build.target().resolve("letters"));
            Files.writeString(folder.resolve(name + ".html"), part(message, 1));
            Files.writeString(folder.resolve(name + ".txt"), part(message, 0));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The job comes by. */
    void dispatch() {
        desk.as("admin").post("/api/v1/jobs/mail-dispatch/executions", null);
    }

    static void until(Callable<Boolean> come) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(come);
    }

    void update(String sql) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    String one(String sql) {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() throws SQLException {
        server.stop();
        update("update mail_server set host = null, sender_address = null");
    }
}
