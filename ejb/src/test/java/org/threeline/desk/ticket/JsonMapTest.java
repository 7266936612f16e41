package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonMapTest {
    private final JsonMap json = new JsonMap();

    @Test
    void answersComeBackAsTheyWereGiven() {
        var answers = Map.of(
                "device",
                "T14 \u201cold\u201d",
                "price",
                new BigDecimal("0.10"),
                "agreed",
                true,
                "parts",
                List.of("dock", "cable"));
        assertThat(json.convertToEntityAttribute(json.convertToDatabaseColumn(answers)))
                .isEqualTo(answers);
    }

    @Test
    void noAnswersAreNoText() {
        assertThat(json.convertToDatabaseColumn(Map.of())).isNull();
        assertThat(json.convertToDatabaseColumn(null)).isNull();
        assertThat(json.convertToEntityAttribute(null)).isEmpty();
    }

    @Test
    void whatIsNoPlainValueIsRefusedAndWhatIsNoJsonIsNoAnswer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> json.convertToDatabaseColumn(Map.of("device", new Object())));
        assertThatIllegalStateException().isThrownBy(() -> json.convertToEntityAttribute("{"));
    }
}
