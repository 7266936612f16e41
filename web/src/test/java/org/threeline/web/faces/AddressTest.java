package org.threeline.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @Test
    void theRootLeadsHome() {
        assertThat(Address.of("/"))
                .hasValueSatisfying(match -> assertThat(match.address()).isEqualTo(Address.HOME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/sign-in/", "//", "/sign-in/x", "/portal/home.xhtml", "/sign-in;x=1"})
    void whatIsNoAddressIsNotFound(String path) {
        assertThat(Address.of(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/\\evil.example", "https://evil.example", "/a b", "/a\nb", ""})
    void nobodyIsLedToAnotherSite(String forged) {
        assertThat(LookChoice.localPath(forged)).isEqualTo("/");
    }

    @Test
    void aLocalPathIsKeptWithItsQuery() {
        assertThat(LookChoice.localPath("/desk?view=mine&q=%D1%8F")).isEqualTo("/desk?view=mine&q=%D1%8F");
        assertThat(LookChoice.localPath(null)).isEqualTo("/");
    }
}
