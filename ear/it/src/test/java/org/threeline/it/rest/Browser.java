package org.threeline.it.rest;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        return send("POST", path, form, "application/x-www-form-urlencoded", fromHere(headers));
    }

    /** Sends an ordinary form with these fields. */
    HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        return post(path, encoded(fields));
    }

    /** The state a page of Faces was drawn with; a form has to bring it back. */
    String viewState(String path) throws Exception {
        var state = VIEW_STATE.matcher(get(path).body());
        if (!state.find()) {
            throw new IllegalStateException("No form of Faces at " + path);
        }
        return state.group(1);
    }

    /** Presses a button of a page that was opened before, as the page's own form would send it. */
    HttpResponse<String> press(HttpResponse<String> page, String form, String button, Map<String, String> typed)
            throws Exception {
        var query = page.request().uri().getRawQuery();
        return post(
                page.request().uri().getRawPath() + (query == null ? "" : "?" + query),
                form(page, form, button, typed));
    }

    /** What pressing a button of an opened page sends. */
    static String form(HttpResponse<String> page, String form, String button, Map<String, String> typed) {
        var state = VIEW_STATE.matcher(page.body());
        if (!state.find()) {
            throw new IllegalStateException(
                    "No form of Faces at " + page.request().uri());
        }
        var fields = new LinkedHashMap<>(Map.of(form, form, button, "pressed"));
        fields.put("jakarta.faces.ViewState", state.group(1).replace("&#43;", "+"));
        fields.putAll(typed);
        return encoded(fields);
    }

    /**
     * Sends a text file as the part {@code file} of a form.
     *
     * @param headers names and values in turn
     */
    HttpResponse<String> upload(String path, String name, String text, String... headers) throws Exception {
        var boundary = "----threeline-" + System.nanoTime();
        return send(
                "POST",
                path,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: text/csv\r\n\r\n" + text + "\r\n--" + boundary + "--\r\n",
                "multipart/form-data; boundary=" + boundary,
                fromHere(headers));
    }

    /** A form comes from a page of the desk, unless something else is said. */
    private String[] fromHere(String... headers) {
        var named = List.of(headers);
        return named.contains("Origin") || named.contains("Sec-Fetch-Site")
                ? headers
                : Stream.concat(named.stream(), Stream.of("Origin", desk.getScheme() + "://" + desk.getAuthority()))
                        .toArray(String[]::new);
    }

    HttpResponse<String> signIn(String login, String password, String returnTo) throws Exception {
        return post("/sign-in", "login=" + login + "&password=" + password + "&returnTo=" + encoded(returnTo));
    }

    String cookie() {
        return cookies.getCookieStore().getCookies().toString();
    }

    /** The secret of the session that the browser is in. */
    String sessionId() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("THREELINE"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
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

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
