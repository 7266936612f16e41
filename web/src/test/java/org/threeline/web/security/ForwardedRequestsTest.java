package org.threeline.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeline.web.security.ForwardedRequests.Forwarded;

class ForwardedRequestsTest {
    private static final Networks PROXIES = Networks.of(List.of("10.0.0.0/8", "fd00::/8"));

    @ParameterizedTest
    @CsvSource({
        "'', 10.0.0.1",
        "192.0.2.7, 192.0.2.7",
        // What a client made up stands to the left of what our proxy saw.
        "'198.51.100.1, 192.0.2.7', 192.0.2.7",
        "'192.0.2.7, 10.0.0.2', 192.0.2.7",
        "'192.0.2.7 , fd00::2,10.0.0.2', 192.0.2.7",
        "2001:db8::7, 2001:db8::7",
        "'192.0.2.7, localhost', 10.0.0.1",
        "'192.0.2.7, 999.1.1.1', 10.0.0.1",
        "'10.0.0.9, 10.0.0.2', 10.0.0.9",
    })
    void theLastAddressThatIsNoProxyOfOursIsWhoAsked(String header, String expected) {
        assertThat(new Forwarded(request(List.of(header), "http"), PROXIES).getRemoteAddr())
                .isEqualTo(expected);
    }

    @Test
    void headersSentTwiceAreOneList() {
        assertThat(new Forwarded(request(List.of("198.51.100.1", "192.0.2.7"), null), PROXIES).getRemoteAddr())
                .isEqualTo("192.0.2.7");
    }

    @ParameterizedTest
    @CsvSource({
        "https, true",
        "HTTPS, true",
        "http, false",
        "'https, http', false",
        "'http, https', true",
        "gopher, false"
    })
    void theNeighbourSaysWhetherPeopleComeOverTls(String header, boolean secure) {
        var seen = new Forwarded(request(List.of(), header), PROXIES);
        assertThat(seen.isSecure()).isEqualTo(secure);
        assertThat(seen.getScheme()).isEqualTo(secure ? "https" : "http");
    }

    private static HttpServletRequest request(List<String> forwardedFor, String forwardedProto) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ForwardedRequestsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> "10.0.0.1";
                    case "isSecure" -> false;
                    case "getHeaders" -> Collections.enumeration(forwardedFor);
                    case "getHeader" -> forwardedProto;
                    default -> throw new AssertionError(method.getName() + Arrays.toString(arguments));
                });
    }
}
