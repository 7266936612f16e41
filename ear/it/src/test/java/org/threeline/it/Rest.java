package org.threeline.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The application as one program sees it. Paths start at the root ({@code /api/v1/me}); redirects are answers like any
 * other; a refusal is returned, not thrown.
 */
public final class Rest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final Supplier<URI> root;
    private final String token;

    /** @param root where the application answers just now */
    Rest(Supplier<URI> root, String token) {
        this.root = root;
        this.token = token;
    }

    /** What proves who speaks; null for nobody. */
    String token() {
        return token;
    }

    /** What came back. */
    public record Answer(int status, JsonNode json, HttpResponse<String> response) {
        /** The first value of that header, or null. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        public String body() {
            return response.body();
        }
    }

    /** @param headers names and values in turn */
    public Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    /**
     * @param body anything Jackson can write; text is sent as it is; null sends nothing
     * @param headers names and values in turn; a content type of one's own replaces JSON
     */
    public Answer post(String path, Object body, String... headers) {
        return send("POST", path, json(body), headers);
    }

    /** As {@link #post}, with a method of one's own. */
    public Answer send(String method, String path, Object body, String... headers) {
        return send(method, path, json(body), headers);
    }

    /** Sends a file as a form of a browser would, as the part {@code file}. */
    public Answer upload(String path, String name, byte[] file) {
        var boundary = "----threeline-" + System.nanoTime();
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        var body = BodyPublishers.ofByteArrays(List.of(
                head.getBytes(StandardCharsets.UTF_8),
                file,
                ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8)));
        return send("POST", path, body, "Content-Type", "multipart/form-data; boundary=" + boundary);
    }

    /** Sends a body of one's own making. */
    public Answer send(String path, BodyPublisher body, String contentType) {
        return send("POST", path, body, "Content-Type", contentType);
    }

    private Answer send(String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(root.get().resolve(path))
                .method(method, body)
                .timeout(Duration.ofMinutes(1))
                .setHeader("Content-Type", "application/json");
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            var type = response.headers().firstValue("Content-Type").orElse("");
            var json = type.contains("json") && !type.contains("ndjson") ? JSON.readTree(response.body()) : null;
            return new Answer(response.statusCode(), json, response);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The token of a demo account. */
    String signIn(String login) {
        var answer = post("/api/v1/tokens", Map.of("login", login, "password", "threeline"));
        if (answer.status() != 201) {
            throw new IllegalStateException(login + " cannot sign in: " + answer.status() + " " + answer.body());
        }
        return answer.json().get("token").asText();
    }

    private static BodyPublisher json(Object body) {
        if (body == null) {
            return BodyPublishers.noBody();
        }
        try {
            return BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a body for JSON", e);
        }
    }
}
