package org.threeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.threeline.it.Desk;

/**
 * One person's browser as far as the server notices: signed in through the form, one connection that stays open, answers
 * compressed. It draws nothing, so what it measures is the server and the way to it.
 */
final class Browser {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI root;
    private final String session;

    private Browser(Desk desk, String login) throws IOException, InterruptedException {
        this.root = desk.uri();
        if (login == null) {
            this.session = "";
            return;
        }
        var answer = http.send(
                HttpRequest.newBuilder(root.resolve("/sign-in"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.ofString("returnTo=%2F&login=" + login + "&password=threeline"))
                        .build(),
                BodyHandlers.discarding());
        assertThat(answer.statusCode()).as("sign-in of %s", login).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("error");
        this.session = answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("THREELINE="))
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new IllegalStateException("No session for " + login));
    }

    static Browser of(Desk desk, String login) throws IOException, InterruptedException {
        return new Browser(desk, login);
    }

    static Browser ofNobody(Desk desk) throws IOException, InterruptedException {
        return new Browser(desk, null);
    }

    /** The page as text; anything but a page is a failure, also being led elsewhere. */
    String read(String path) throws IOException, InterruptedException {
        var answer = http.send(request(path).build(), BodyHandlers.ofString());
        requireFound(path, answer);
        return answer.body();
    }

    /** Fetches it and tells how many milliseconds that took, the last byte included. */
    double fetch(String path) throws IOException, InterruptedException {
        var request = request(path).header("Accept-Encoding", "gzip").build();
        var begun = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        var millis = Series.millisSince(begun);
        requireFound(path, answer);
        assertThat(answer.body()).as(path).isNotEmpty();
        return millis;
    }

    /** Each time in turn, after so many that do not count. */
    Series fetch(String path, int warmUp, int times) throws Exception {
        for (int i = 0; i < warmUp; i++) {
            fetch(path);
        }
        return Series.times(times, () -> fetch(path));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(root.resolve(path)).timeout(PATIENCE);
        return session.isEmpty() ? request : request.header("Cookie", session);
    }

    private static void requireFound(String path, HttpResponse<?> answer) {
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
    }
}
