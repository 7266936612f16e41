package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeline.kernel.NotFound;

class TicketNumberTest {
    @Test
    void aNumberIsReadHoweverItIsTyped() {
        assertThat(TicketNumber.of(10_001)).isEqualTo("TL-10001");
        assertThat(TicketNumber.id(" tl-10001 ")).isEqualTo(10_001);
        assertThat(TicketNumber.isNumber("Tl-7")).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "10001", "TL-0", "TL-1x", "TL--1", "TL-9999999999999999999"})
    void whatIsNoNumberNamesNoTicket(String text) {
        assertThat(TicketNumber.isNumber(text)).isFalse();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> TicketNumber.id(text));
    }
}
