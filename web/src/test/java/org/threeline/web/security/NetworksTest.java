package org.threeline.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworksTest {
    @Test
    void anAddressIsInANetworkWhenItBeginsLikeIt() {
        var networks = Networks.of(List.of("10.1.0.0/16", "192.168.7.9", "fd00::/8"));
        assertThat(networks.contain("10.1.255.3")).isTrue();
        assertThat(networks.contain("10.2.0.1")).isFalse();
        assertThat(networks.contain("192.168.7.9")).isTrue();
        assertThat(networks.contain("192.168.7.10")).isFalse();
        assertThat(networks.contain("fd12:0:0:0:0:0:0:1")).isTrue();
        assertThat(networks.contain("fe80::1")).isFalse();
    }

    @Test
    void withoutNetworksNobodyIsInOne() {
        assertThat(Networks.of(List.of()).contain("127.0.0.1")).isFalse();
    }

    @Test
    void anythingElseIsRefusedByName() {
        for (var text : List.of("localhost", "10.0.0.0/33", "10.0.0.0/x", "example.org/8", "")) {
            assertThatThrownBy(() -> Networks.of(List.of(text)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(text);
        }
    }
}
