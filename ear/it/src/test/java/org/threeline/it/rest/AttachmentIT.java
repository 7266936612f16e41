package org.threeline.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.threeline.it.rest.TicketDesk.API;
import static org.threeline.it.rest.TicketDesk.code;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeline.it.Desk;
import org.threeline.it.Rest.Answer;
import org.threeline.it.RunningDesk;

/** Files of tickets as a program sends and reads them, honest or not. */
@ExtendWith(RunningDesk.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttachmentIT {
    private static final String BOUNDARY = "----a-boundary";

    private Desk desk;
    private TicketDesk tickets;

    @BeforeAll
    void begin(Desk desk) {
        this.desk = desk;
        tickets = new TicketDesk(desk);
    }

    @Test
    void severalFilesWithWordsAreOneMessageOfTheRequester() {
        var number = tickets.laptopTicket();

        var answer = attach("employee", number, part("text", "See both"), file("a.txt", "first"), file("b.txt", "2nd"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().get("items")).hasSize(2);
        var story = tickets.get("employee", number, "history").json().get("items");
        var said = story.get(story.size() - 1);
        assertThat(said.get("kind").asText()).isEqualTo("MESSAGE");
        assertThat(said.get("text").asText()).isEqualTo("See both");
        assertThat(said.get("id")).isEqualTo(answer.json().get("entry"));
        assertThat(list("employee", number)).containsExactly("a.txt", "b.txt");
    }

    @Test
    void aFileIsSavedAndNeverShown() {
        var number = tickets.laptopTicket();
        var made = attach("employee", number, file("Отчёт за ноябрь.html", "<script>alert(1)</script>"));
        var id = made.json().at("/items/0/id").asText();

        var read = tickets.get("line1", number, "attachments/" + id);

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body()).isEqualTo("<script>alert(1)</script>");
        assertThat(read.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(read.header("Content-Disposition"))
                .startsWith("attachment; filename=\"")
                .contains("filename*=UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82%20");
        assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(read.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
        var again = desk.as("line1")
                .get(API + "/tickets/" + number + "/attachments/" + id, "If-None-Match", read.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // who,          public, of a note
        "employee,       200,    404",
        "anna.petrova,   200,    404",
        "line1,          200,    200",
        "grace.okafor,   200,    200",
        "owner,          200,    200",
        "admin,          200,    200",
        "james.carter,   404,    404",
    })
    void whoSeesTheTicketSeesItsFilesAndNotesStayInTheDesk(String who, int open, int internal) {
        var number = tickets.laptopTicket();
        tickets.put("employee", number, "watchers/anna.petrova");
        var shown = id(attach("employee", number, file("shown.txt", "shown")));
        var kept = id(attach("line1", number, part("internal", "true"), file("kept.txt", "kept")));

        assertThat(tickets.get(who, number, "attachments/" + shown).status()).isEqualTo(open);
        assertThat(tickets.get(who, number, "attachments/" + kept).status()).isEqualTo(internal);
        var list = tickets.get(who, number, "attachments");
        assertThat(list.status()).isEqualTo(open);
        if (open == 200) {
            assertThat(list.json().get("items")).hasSize(internal == 200 ? 2 : 1);
        }
    }

    @Test
    void aConfidentialTicketHidesItsFiles() {
        var number = tickets.file("employee", "payroll-question", tickets.pay());
        var id = id(attach("employee", number, file("payslip.txt", "secret")));

        for (var who : List.of("line1", "owner", "admin", "james.carter")) {
            assertThat(tickets.get(who, number, "attachments/" + id).status())
                    .as(who)
                    .isEqualTo(404);
            assertThat(tickets.get(who, number, "attachments").status()).as(who).isEqualTo(404);
            assertThat(attach(who, number, file("a.txt", "a")).status()).as(who).isEqualTo(404);
            assertThat(tickets.delete(who, number, "attachments/" + id).status())
                    .as(who)
                    .isEqualTo(404);
        }
        assertThat(tickets.get("sofia.lind", number, "attachments/" + id).status())
                .isEqualTo(200);
    }

    @Test
    void aFileOfOneTicketIsNotReadThroughAnother() {
        var mine = tickets.laptopTicket();
        var secret = tickets.file("employee", "payroll-question", tickets.pay());
        var id = id(attach("employee", secret, file("payslip.txt", "secret")));

        assertThat(tickets.get("line1", mine, "attachments/" + id).status()).isEqualTo(404);
        assertThat(tickets.get("employee", mine, "attachments/" + id).status()).isEqualTo(404);
        assertThat(tickets.get("employee", mine, "attachments/x").status()).isEqualTo(404);
    }

    @Test
    void filesOfTheDeskWithoutWordsAreNoAnswer() {
        var number = tickets.laptopTicket();
        tickets.taken("line1", number);

        assertThat(attach("line1", number, file("manual.txt", "read me")).status())
                .isEqualTo(201);

        var story = tickets.get("employee", number, "history").json().get("items");
        assertThat(story.get(story.size() - 1).get("kind").asText()).isEqualTo("FILES_ADDED");
        assertThat(tickets.see("employee", number).at("/clocks/0/state").asText())
                .isEqualTo("RUNNING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"setup.exe", "invoice.pdf.js", "..\\..\\run.bat", "x.exe.", "a.ps1"})
    void programsAreRefusedByName(String name) {
        requireRefused("attachment.refused", attach("employee", tickets.laptopTicket(), file(name, "harmless")));
    }

    @Test
    void aProgramIsRefusedByItsContentAndAForgedPictureToo() throws IOException {
        var number = tickets.laptopTicket();
        var program = ("MZ" + "\0".repeat(58) + "@\0\0\0PE\0\0L\u0001" + "\0".repeat(200))
                .getBytes(StandardCharsets.ISO_8859_1);

        requireRefused("attachment.refused", upload("employee", number, "notes.txt", program));
        requireRefused("attachment.refused", upload("employee", number, "photo.png", program));
        requireRefused(
                "attachment.not_a_picture",
                attach("employee", number, file("photo.png", "<html>not a picture</html>")));
        assertThat(list("employee", number)).isEmpty();
    }

    @Test
    void aPictureThatIsAlsoAPageStaysAPictureAndADrawingAFile() throws IOException {
        var number = tickets.laptopTicket();
        var polyglot = new ByteArrayOutputStream();
        polyglot.write(picture());
        polyglot.write("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));

        var made = upload("employee", number, "screen.png", polyglot.toByteArray());
        var drawing = attach("employee", number, file("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));

        assertThat(made.json().at("/items/0/image/width").asInt()).isEqualTo(30);
        var shown = desk.as("employee").get(API + "/tickets/" + number + "/attachments/" + id(made));
        assertThat(shown.header("Content-Type")).isEqualTo("image/png");
        assertThat(shown.header("Content-Disposition")).startsWith("attachment;");
        assertThat(drawing.json().at("/items/0/image").isNull()).isTrue();
        var saved = tickets.get("employee", number, "attachments/" + id(drawing));
        assertThat(saved.header("Content-Type")).isEqualTo("application/octet-stream");
    }

    @Test
    void aNameIsOneNameAndNothingElse() {
        var number = tickets.laptopTicket();

        attach("employee", number, file("../../etc/passwd", "a"), file("C:\\\\x\\\\y.txt", "b"), file("", "c"));
        attach("employee", number, file("gpj.\u202Etxt", "d"), file("x".repeat(2_000) + ".txt", "e"));

        assertThat(list("employee", number))
                .hasSize(5)
                .contains("passwd", "y.txt", "file", "gpj.txt")
                .allMatch(name -> name.length() <= 120);
    }

    @Test
    void whatIsNoFormIsRefusedAndNothingIsLeft() throws SQLException {
        var number = tickets.laptopTicket();
        var path = API + "/tickets/" + number + "/attachments";
        var type = "multipart/form-data; boundary=" + BOUNDARY;

        assertThat(desk.as("employee")
                        .post(path, "{}", "Content-Type", "multipart/form-data")
                        .status())
                .isEqualTo(400);
        assertThat(desk.as("employee")
                        .post(path, "no boundary here", "Content-Type", type)
                        .status())
                .isEqualTo(400);
        // cut off in the middle
        assertThat(desk.as("employee")
                        .post(path, file("a.txt", "cut").substring(0, 90), "Content-Type", type)
                        .status())
                .isEqualTo(400);
        var huge = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\nX-More: "
                + "x".repeat(100_000) + "\r\n\r\na\r\n--" + BOUNDARY + "--\r\n";
        assertThat(desk.as("employee").post(path, huge, "Content-Type", type).status())
                .isEqualTo(400);
        assertThat(attach("employee", number, part("filename", "x"), file("a.txt", "a"))
                        .status())
                .isEqualTo(400);
        assertThat(attach("employee", number, part("text", "Only words")).status())
                .isEqualTo(400);
        requireRefused("attachment.empty", attach("employee", number, file("good.txt", "good"), file("a.txt", "")));
        assertThat(desk.as("employee").post(path, Map.of()).status()).isEqualTo(415);

        assertThat(list("employee", number)).isEmpty();
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var left = statement.executeQuery("select count(*) from attachment where name = 'good.txt'")) {
            left.next();
            assertThat(left.getInt(1)).isZero();
        }
    }

    @Test
    void aFileThatIsTooLargeIsRefusedAndForgotten() throws SQLException {
        var number = tickets.laptopTicket();

        var answer = upload("employee", number, "too-large.bin", new byte[26 << 20]);

        requireRefused("attachment.too_large", answer);
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var left =
                        statement.executeQuery("select (select count(*) from attachment where name = 'too-large.bin'),"
                                + " (select count(*) from attachment_chunk c left join attachment a on a.id = c.attachment_id"
                                + " where a.id is null)")) {
            left.next();
            assertThat(left.getInt(1)).isZero();
            assertThat(left.getInt(2)).isZero();
        }
    }

    @Test
    void aLargeFileComesBackAsItWasSent() {
        var number = tickets.laptopTicket();
        var bytes = new byte[20 << 20];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ('a' + i / 1000 % 26);
        }

        var made = upload("employee", number, "large.txt", bytes);
        var read = tickets.get("line1", number, "attachments/" + id(made));

        assertThat(made.json().at("/items/0/size").asInt()).isEqualTo(bytes.length);
        assertThat(read.body().getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(bytes);
    }

    @Test
    void theSameFileTwiceIsToldAndNotRefused() {
        var number = tickets.laptopTicket();
        var first = desk.as("employee").upload(API + "/files?ticket=" + number, "one.txt", bytes("twice " + number));
        var second = desk.as("employee").upload(API + "/files?ticket=" + number, "two.txt", bytes("twice " + number));

        assertThat(first.json().get("sameAs").isNull()).isTrue();
        assertThat(second.json().get("sameAs").asText()).isEqualTo("one.txt");
    }

    @Test
    void whatIsAttachedToANoteIsNotBetrayedByASecondCopyOfIt() {
        var number = tickets.laptopTicket();
        var bytes = bytes("of a note " + number);
        var ready = desk.as("line1")
                .upload(API + "/files", "secret-name.txt", bytes)
                .json()
                .get("id")
                .asLong();
        assertThat(desk.as("line1")
                        .post(
                                API + "/tickets/" + number + "/replies",
                                Map.of("text", "Look", "internal", true, "files", List.of(ready)))
                        .status())
                .isEqualTo(201);

        var copy = desk.as("employee").upload(API + "/files?ticket=" + number, "copy.txt", bytes);
        assertThat(copy.status()).isEqualTo(201);
        assertThat(copy.body()).doesNotContain("secret-name");
        assertThat(copy.json().get("sameAs").isNull()).isTrue();
        var own = desk.as("line1").upload(API + "/files?ticket=" + number, "again.txt", bytes);
        assertThat(own.json().get("sameAs").asText()).isEqualTo("secret-name.txt");
    }

    @Test
    void aFileIsReadyForItsSenderOnlyAndOnlyOnce() {
        var number = tickets.laptopTicket();
        var ready = desk.as("employee")
                .upload(API + "/files", "ready.txt", bytes("ready"))
                .json()
                .get("id")
                .asLong();
        var path = API + "/tickets/" + number + "/replies";

        var stolen = desk.as("line1").post(path, Map.of("text", "Mine", "files", List.of(ready)));
        requireRefused("attachment.gone", stolen);
        assertThat(desk.as("line1")
                        .send("DELETE", API + "/files/" + ready, null)
                        .status())
                .isEqualTo(404);

        assertThat(desk.as("employee")
                        .post(path, Map.of("text", "Here", "files", List.of(ready)))
                        .status())
                .isEqualTo(201);
        requireRefused(
                "attachment.gone", desk.as("employee").post(path, Map.of("text", "Again", "files", List.of(ready))));
        assertThat(list("employee", number)).containsExactly("ready.txt");
    }

    @Test
    void aRequestIsFiledWithItsFiles() {
        var ready = desk.as("employee")
                .upload(API + "/files", "screen.txt", bytes("x"))
                .json()
                .get("id")
                .asLong();
        var body = tickets.laptop();
        body.put("files", List.of(ready));

        var number = tickets.file("employee", "laptop-problem", body);

        assertThat(list("line1", number)).containsExactly("screen.txt");
    }

    @Test
    void theSameKeyAttachesOnce() {
        var number = tickets.laptopTicket();
        var body = form(file("once.txt", "once"));
        var path = API + "/tickets/" + number + "/attachments";
        var type = "multipart/form-data; boundary=" + BOUNDARY;
        var key = "once-" + number;

        var first = desk.as("employee").post(path, body, "Content-Type", type, "Idempotency-Key", key);
        var second = desk.as("employee").post(path, body, "Content-Type", type, "Idempotency-Key", key);
        var other = desk.as("employee")
                .post(path, form(file("once.txt", "other")), "Content-Type", type, "Idempotency-Key", key);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(422);
        assertThat(list("employee", number)).containsExactly("once.txt");
    }

    @Test
    void twoAtOnceBothComeIn() throws Exception {
        var number = tickets.laptopTicket();
        var pool = Executors.newFixedThreadPool(6);
        var answers = IntStream.range(0, 6)
                .mapToObj(i -> pool.submit(() -> attach("employee", number, file("f" + i + ".txt", "same"))))
                .toList();
        pool.shutdown();
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        for (var answer : answers) {
            assertThat(answer.get().status()).isEqualTo(201);
        }
        assertThat(list("employee", number)).hasSize(6);
    }

    @Test
    void aFileIsTakenBackByItsSenderAndByAdministratorsAndTheStoryTells() throws SQLException {
        var number = tickets.laptopTicket();
        var first = id(attach("employee", number, file("wrong.txt", "oops")));
        var second = id(attach("employee", number, file("other.txt", "oops")));

        assertThat(code(tickets.delete("line1", number, "attachments/" + first)))
                .isEqualTo("ticket.attachment.not_allowed");
        assertThat(tickets.delete("employee", number, "attachments/" + first).status())
                .isEqualTo(204);
        assertThat(tickets.delete("employee", number, "attachments/" + first).status())
                .isEqualTo(404);
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "update attachment set attached_at = attached_at - interval 11 minute where id = " + second);
        }
        assertThat(code(tickets.delete("employee", number, "attachments/" + second)))
                .isEqualTo("ticket.attachment.not_allowed");
        assertThat(tickets.delete("admin", number, "attachments/" + second).status())
                .isEqualTo(204);

        assertThat(list("employee", number)).isEmpty();
        var story = tickets.get("employee", number, "history").json().get("items");
        assertThat(story.get(story.size() - 1).get("kind").asText()).isEqualTo("FILE_REMOVED");
        assertThat(story.get(story.size() - 1).at("/data/name").asText()).isEqualTo("other.txt");
    }

    @Test
    void aSenderWhoGoesAwayLeavesNothing() throws Exception {
        var number = tickets.laptopTicket();
        var head = file("interrupted.txt", "")
                .substring(0, file("interrupted.txt", "").indexOf("\r\n\r\n") + 4);
        var broken = new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                if (given >= 2 << 20) {
                    throw new IOException("The sender went away");
                }
                return given < head.length() ? head.charAt(given++) : next();
            }

            private int next() {
                given++;
                return 'x';
            }
        };
        try {
            desk.as("employee")
                    .send(
                            API + "/tickets/" + number + "/attachments",
                            BodyPublishers.ofInputStream(() -> broken),
                            "multipart/form-data; boundary=" + BOUNDARY);
        } catch (RuntimeException cut) {
            assertThat(cut).hasMessageContaining("attachments");
        }
        await().untilAsserted(() -> assertThat(count("interrupted.txt")).isZero());
        assertThat(list("employee", number)).isEmpty();
    }

    private int count(String name) throws SQLException {
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.createStatement();
                var left = statement.executeQuery("select count(*) from attachment where name = '" + name + "'")) {
            left.next();
            return left.getInt(1);
        }
    }

    private static void requireRefused(String code, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(answer.json().at("/errors/0/message").asText()).isNotBlank().isNotEqualTo(code);
    }

    private List<String> list(String login, String number) {
        var items = tickets.get(login, number, "attachments").json().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("name").asText())
                .toList();
    }

    private static String id(Answer made) {
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().at("/items/0/id").asText();
    }

    private Answer upload(String login, String number, String name, byte[] bytes) {
        return desk.as(login).upload(API + "/tickets/" + number + "/attachments", name, bytes);
    }

    private Answer attach(String login, String number, String... parts) {
        return desk.as(login)
                .post(
                        API + "/tickets/" + number + "/attachments",
                        form(parts),
                        "Content-Type",
                        "multipart/form-data; boundary=" + BOUNDARY);
    }

    private static String form(String... parts) {
        return String.join("", parts) + "--" + BOUNDARY + "--\r\n";
    }

    private static String part(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String file(String name, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name.replace("\"", "\\\"") + "\"\r\nContent-Type: image/png\r\n\r\n" + content + "\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
