package org.threeline.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeline.it.Desk;
import org.threeline.it.Rest;
import org.threeline.it.RunningDesk;

/** What every answer tells a browser it may do with it: every page and file that links lead to, for each kind of person. */
@ExtendWith(RunningDesk.class)
class HeadersIT {
    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    private static final Pattern TAG = Pattern.compile("<[a-zA-Z][^<>]*>");
    private static final Pattern ADDRESS = Pattern.compile("\\s(?:href|src|action|formaction)=\"([^\"]*)\"");
    private static final Pattern HANDLER = Pattern.compile("\\son[a-z]+=\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCRIPT = Pattern.compile("<script\\b[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");

    /** Pages of one kind differ by what they show; so many of them are looked at. */
    private static final int OF_ONE_KIND = 3;

    @ParameterizedTest
    @ValueSource(strings = {"employee", "line2", "owner", "admin"})
    void everyPageAndEveryFileSaysWhatABrowserMayDo(String login, Desk desk) throws Exception {
        var browser = new Browser(desk);
        browser.signIn(login, "threeline", "/");
        var faults = new LinkedHashSet<String>();
        var seen = new HashSet<String>();
        var ofKind = new HashMap<String, Integer>();
        var ahead = new ArrayDeque<>(List.of("/", "/sign-in", "/preferences", "/nothing-of-this-name"));
        var pages = 0;
        while (!ahead.isEmpty()) {
            var path = ahead.remove();
            if (!seen.add(path) || ofKind.merge(kind(path), 1, Integer::sum) > OF_ONE_KIND) {
                continue;
            }
            var answer = browser.get(path);
            faultsOf(answer).forEach(fault -> faults.add(path + ": " + fault));
            if (isPage(answer)) {
                pages++;
                ahead.addAll(addressesIn(answer.body()));
            }
        }
        assertThat(faults).isEmpty();
        assertThat(pages).as("pages that links lead to: %s", ofKind.keySet()).isGreaterThan(10);
        assertThat(ofKind.keySet())
                .as("files")
                .anyMatch(kind -> kind.contains(".js?"))
                .anyMatch(kind -> kind.contains(".css?"));
    }

    @Test
    void aStrangersAnswersSayTheSame(Desk desk) throws Exception {
        var browser = new Browser(desk);
        var faults = new ArrayList<String>();
        for (var path : List.of(
                "/",
                "/sign-in",
                "/sign-in?error=refused",
                "/desk",
                "/setup",
                "/password?token=wrong",
                "/health/live",
                "/health/ready",
                "/openapi",
                "/metrics",
                "/api/v1/me",
                "/api/v1/nothing",
                "/favicon.ico",
                "/branding/style.css",
                "/assets/nothing.css",
                "/error")) {
            faultsOf(browser.get(path)).forEach(fault -> faults.add(path + ": " + fault));
        }
        for (var method : List.of("POST", "PUT", "DELETE", "OPTIONS", "PATCH")) {
            faultsOf(browser.send(method, "/", null, null)).forEach(fault -> faults.add(method + " /: " + fault));
            faultsOf(browser.send(method, "/api/v1/me", null, null))
                    .forEach(fault -> faults.add(method + " /api/v1/me: " + fault));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aRequestIsNeverSentBackToWhoeverAsks(Desk desk) throws Exception {
        var traced = new Browser(desk).send("TRACE", "/", null, null, "X-Secret", "in the head");

        assertThat(traced.statusCode()).isGreaterThanOrEqualTo(300);
        assertThat(traced.body()).doesNotContain("in the head");
    }

    @Test
    void dataIsKeptByNoCacheAndShownAsNoPage(Desk desk) {
        Rest employee = desk.as("employee");
        for (var path : List.of("/api/v1/me", "/api/v1/services", "/api/v1/tickets", "/api/v1/nothing")) {
            var answer = employee.get(path);
            assertThat(answer.header("Cache-Control")).as(path).contains("no-store");
            assertThat(answer.header("Content-Security-Policy")).as(path).contains("default-src 'none'");
            assertThat(answer.header("Access-Control-Allow-Origin")).as(path).isNull();
        }
    }

    @Test
    void whatAStrangerSaysOfAProxyIsNotBelieved(Desk desk) throws Exception {
        var id = "stranger-" + System.nanoTime();
        var answer = new Browser(desk)
                .post(
                        "/sign-in",
                        "login=employee&password=threeline",
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-For",
                        "203.0.113.7",
                        "X-Forwarded-Host",
                        "evil.example",
                        "X-Request-Id",
                        id);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
        try (var connection = desk.dataSource().getConnection();
                var statement = connection.prepareStatement("select address from audit_entry where request_id = ?")) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("127.0.0.1");
            }
        }
    }

    private static List<String> faultsOf(HttpResponse<String> answer) {
        var faults = new ArrayList<String>();
        var head = answer.headers();
        ALWAYS.forEach((name, value) -> {
            if (!head.allValues(name).equals(List.of(value))) {
                faults.add(name + " is " + head.allValues(name));
            }
        });
        var policies = head.allValues("Content-Security-Policy");
        if (policies.stream()
                .noneMatch(policy -> policy.contains("default-src '") && policy.contains("frame-ancestors 'none'"))) {
            faults.add("Content-Security-Policy is " + policies);
        }
        if (!head.firstValue("Permissions-Policy").orElse("").contains("camera=()")) {
            faults.add("no Permissions-Policy");
        }
        if (head.firstValue("X-Request-Id").isEmpty()) {
            faults.add("no X-Request-Id");
        }
        for (var name : List.of("Server", "X-Powered-By", "Access-Control-Allow-Origin")) {
            head.firstValue(name).ifPresent(value -> faults.add(name + " is " + value));
        }
        for (var cookie : head.allValues("Set-Cookie")) {
            var kept = cookie.toLowerCase(Locale.ROOT);
            // Those of how a page looks are read by its script; they open nothing.
            if (!kept.contains("samesite=") || !kept.contains("httponly") && !kept.startsWith("tl-")) {
                faults.add("a cookie without its attributes: " + cookie.replaceFirst("=[^;]*", "=…"));
            }
        }
        if (isPage(answer)) {
            faultsOfPage(answer, policies, faults);
        }
        return faults;
    }

    private static void faultsOfPage(HttpResponse<String> answer, List<String> policies, List<String> faults) {
        var nonces = NONCE.matcher(String.join(" ", policies))
                .results()
                .map(match -> match.group(1))
                .toList();
        if (nonces.size() != 1 && !policies.contains("script-src 'none'")) {
            faults.add("not one nonce but " + nonces.size());
        }
        TAG.matcher(answer.body()).results().map(tag -> tag.group()).forEach(tag -> {
            if (HANDLER.matcher(tag).find()) {
                faults.add("a script in an attribute: " + tag);
            }
            var address = ADDRESS.matcher(tag);
            if (address.find() && isElsewhere(address.group(1)) && !tag.startsWith("<a ")) {
                faults.add("something from elsewhere: " + tag);
            }
            if (SCRIPT.matcher(tag).matches() && nonces.stream().noneMatch(nonce -> tag.contains("nonce=\"" + nonce))) {
                faults.add("a script without the page's nonce: " + tag);
            }
        });
        var cache = answer.headers().firstValue("Cache-Control").orElse("");
        if (!cache.contains("no-store")) {
            faults.add("a page that caches may keep: " + cache);
        }
    }

    private static boolean isElsewhere(String address) {
        return address.startsWith("//")
                || address.matches("(?i)[a-z][a-z0-9+.-]*:.*") && !address.startsWith("data:image/");
    }

    private static boolean isPage(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")
                && answer.body().contains("<html");
    }

    private static Set<String> addressesIn(String page) {
        var addresses = new LinkedHashSet<String>();
        ADDRESS.matcher(page)
                .results()
                .map(match -> match.group(1).replace("&amp;", "&"))
                .forEach(address -> {
                    var path = address.replaceFirst("#.*", "");
                    if (path.startsWith("/") && !path.startsWith("//")) {
                        addresses.add(path);
                    }
                });
        return addresses;
    }

    /** The page a path opens, without what it shows: the last of three or more segments, numbers, the query. */
    private static String kind(String path) {
        var bare = path.replaceFirst("[?;].*", "");
        if (bare.startsWith("/jakarta.faces.resource/") || bare.startsWith("/assets/")) {
            return path;
        }
        return bare.replaceAll("/[^/]*[0-9][^/]*", "/#")
                .replaceFirst("^(/(?:services|articles|requests)/)[^/]+", "$1#")
                .replaceFirst("^(/[^/]+/[^/]+/)[^/]+", "$1#");
    }
}
