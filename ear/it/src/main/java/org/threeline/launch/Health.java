package org.threeline.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * {@code threeline health}: asks the desk on this machine whether it can serve people, prints its answer and ends with code
 * 0 when it can. A container's health check needs no other program for it.
 */
public final class Health {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Health() {}

    /** The only argument is the port. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(answersReady(Integer.parseInt(arguments[0])) ? 0 : 1);
    }

    private static boolean answersReady(int port) throws InterruptedException {
        var question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .timeout(PATIENCE)
                .build();
        try {
            var answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(question, BodyHandlers.ofString(StandardCharsets.UTF_8));
            System.out.println(answer.body().strip());
            return answer.statusCode() == 200;
        } catch (IOException nobody) {
            System.out.println("Nobody answers on port " + port);
            return false;
        }
    }
}
