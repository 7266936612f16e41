package org.threeline.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/desk/queue?view=on-team&priority=P1", "/requests/TL-17#reply", "/services/new-laptop"})
    void pagesOfOursAreReturnedTo(String address) {
        assertThat(ReturnAddress.safe(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "/\t/evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                "desk",
                "/a//b",
                "/../x",
                "/desk\r\nSet-Cookie: a=b",
                "/sign-out",
                "/sign-in?returnTo=/x",
                "/api/v1/me",
                "/%zz",
                ""
            })
    void everythingElseLeadsHome(String address) {
        assertThat(ReturnAddress.safe(address)).isEqualTo("/");
    }

    @Test
    void noAddressLeadsHome() {
        assertThat(ReturnAddress.safe(null)).isEqualTo("/");
        assertThat(ReturnAddress.safe("/" + "a".repeat(3000))).isEqualTo("/");
    }

    @Test
    void theSignInPageCarriesTheAddress() {
        assertThat(ReturnAddress.signIn("/desk?view=mine&x=1"))
                .isEqualTo("/sign-in?returnTo=%2Fdesk%3Fview%3Dmine%26x%3D1");
        assertThat(ReturnAddress.signIn("/")).isEqualTo("/sign-in");
    }
}
