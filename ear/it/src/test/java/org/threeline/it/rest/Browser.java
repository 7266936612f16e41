package org.threeline.it.rest;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.threeline.it.Desk;

/** A browser without scripts: it keeps cookies and follows nothing by itself. */
final class Browser {
    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]* value=\"([^\"]*)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI desk;

    Browser(Desk desk) {
        this.desk = desk.uri();
    }

    HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, null, null);
    }

    HttpResponse<String> post(String path, String form, String... headers) throws Exception {
        return send("POST", path, form, "application/x-www-form-urlencoded", headers);
    }

    /** Sends an ordinary form with these fields. */
    HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        return post(
                path,
                fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")));
    }

    /** The state a page of Faces was drawn with; a form has to bring it back. */
    String viewState(String path) throws Exception {
        var state = VIEW_STATE.matcher(get(path).body());
        if (!state.find()) {
            throw new IllegalStateException("No form of Faces at " + path);
        }
        return state.group(1);
    }

    HttpResponse<String> signIn(String login, String password, String returnTo) throws Exception {
        return post("/sign-in", "login=" + login + "&password=" + password + "&returnTo=" + encoded(returnTo));
    }

    String cookie() {
        return cookies.getCookieStore().getCookies().toString();
    }

    HttpResponse<String> send(String method, String path, String body, String type, String... headers)
            throws Exception {
        var request = HttpRequest.newBuilder(desk.resolve(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
