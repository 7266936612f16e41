package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MentionsTest {
    @Test
    void aNoteNamesPeopleByTheirLogin() {
        assertThat(Mentions.in("@line2, could you and (@Anna.Petrova) look? Thanks @line2.\n@x_1-y"))
                .containsExactly("line2", "anna.petrova", "x_1-y");
    }

    @Test
    void addressesOfMailAndOtherSignsNameNobody() {
        assertThat(Mentions.in("mail anna@company.example, user@@host, path/@scope, @ alone, @.dots, имя@line2"))
                .isEmpty();
        assertThat(Mentions.in(null)).isEmpty();
        assertThat(Mentions.in("")).isEmpty();
    }

    @Test
    void whoWritesANameInAnyLettersMeansSomebody() {
        assertThat(Mentions.words("@Анна, and @hen. Mail a@b.example")).containsExactly("анна", "hen");
        assertThat(Mentions.in("@Анна")).isEmpty();
        assertThat(Mentions.words(null)).isEmpty();
    }

    @Test
    void whoNamesTooManyAddressesTheFirst() {
        var text = IntStream.range(0, 100).mapToObj(i -> "@p" + i).collect(Collectors.joining(" "));

        assertThat(Mentions.in(text)).hasSize(20).contains("p0").doesNotContain("p20");
    }

    @Test
    void aLongTextIsReadInNoTime() {
        assertThat(Mentions.in("@" + "a.".repeat(25_000))).hasSizeLessThanOrEqualTo(1);
    }
}
