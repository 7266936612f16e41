package org.threeline.web.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Networks by address and length of the prefix, {@code 10.1.0.0/16} or {@code fd00::/8}; a single address is one too. */
public final class Networks {
    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = networks;
    }

    /** @throws IllegalArgumentException naming what is no network */
    public static Networks of(List<String> texts) {
        return new Networks(texts.stream().map(Network::parse).toList());
    }

    public boolean contain(String address) {
        if (networks.isEmpty() || !isLiteral(address)) {
            return false;
        }
        var bytes = bytes(address);
        return networks.stream().anyMatch(network -> network.contains(bytes));
    }

    /** Whether the text is an address of IPv4 or IPv6 and no name: no resolver is asked. */
    static boolean isAddress(String text) {
        try {
            return isLiteral(text) && bytes(text).length > 0;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean isLiteral(String address) {
        return address != null
                && (address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")
                        || address.contains(":") && address.matches("[0-9a-fA-F:.%]{2,60}"));
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException malformed) {
            throw new IllegalArgumentException("Not an address: " + address, malformed);
        }
    }

    private record Network(byte[] address, int prefix) {
        static Network parse(String text) {
            var parts = text.split("/", 2);
            if (!isLiteral(parts[0]) || parts.length == 2 && !parts[1].matches("[0-9]{1,3}")) {
                throw new IllegalArgumentException("Not a network: " + text);
            }
            var address = bytes(parts[0]);
            var prefix = parts.length == 2 ? Integer.parseInt(parts[1]) : address.length * 8;
            if (prefix > address.length * 8) {
                throw new IllegalArgumentException("Not a network: " + text);
            }
            return new Network(address, prefix);
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (var bit = 0; bit < prefix; bit++) {
                var mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
