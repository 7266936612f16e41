package org.threeline.web.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeline.kernel.NotFound;

class CurrentAddressTest {
    @Test
    void anIdIsReadFromItsPlace() {
        assertThat(at("50").id("id")).isEqualTo(50);
        assertThat(at("999999999999999999").id("id")).isEqualTo(999_999_999_999_999_999L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "new", "-1", "+1", "1.0", "1a", " 1", "٣", "9999999999999999999", "1\n"})
    void whatIsNoIdNamesNothing(String part) {
        var address = at(part);
        assertThatThrownBy(() -> address.id("id")).isInstanceOf(NotFound.class);
    }

    @Test
    void aPartThatTheAddressDoesNotHaveIsNotFound() {
        var address = at("50");
        assertThatThrownBy(() -> address.id("number")).isInstanceOf(NotFound.class);
    }

    /** An address with one part, the id. */
    private static CurrentAddress at(String id) {
        var address = new CurrentAddress();
        address.request = (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getAttribute" -> CurrentAddress.PARTS.equals(arguments[0]) ? Map.of("id", id) : null;
                    case "getRequestURI" -> "/things/" + id;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return address;
    }
}
