package org.threeline.desk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkforceTest {
    private final Workforce workforce = Workforce.hired();

    @Test
    void theSamePeopleWorkThereEveryTime() {
        assertThat(List.copyOf(Workforce.hired().everybody())).isEqualTo(List.copyOf(workforce.everybody()));
    }

    @Test
    void sixtyAnswerAndFourHundredAsk() {
        assertThat(workforce.everybody().stream().filter(Colleague::isAgent)).hasSize(60);
        assertThat(workforce.everybody()).hasSize(460);
        assertThat(workforce.everybody()).extracting(Colleague::login).doesNotHaveDuplicates();
        assertThat(workforce.everybody())
                .extracting(colleague -> colleague.person().name())
                .doesNotHaveDuplicates();
    }

    @Test
    void loginsArePlainAndPlacesFitTheOffice() {
        assertThat(workforce.everybody()).allSatisfy(colleague -> {
            assertThat(colleague.login()).matches("[a-z]+[0-9]?|[a-z]+(\\.[a-z]+)+[0-9]?");
            if (colleague.person().name().matches(".*[А-я].*")) {
                assertThat(colleague.language()).isEqualTo("ru");
            }
        });
        assertThat(Spelling.plain("Jürgen Wójcik")).isEqualTo("juergen.wojcik");
        assertThat(Spelling.plain("Надежда Жуковская")).isEqualTo("nadezhda.zhukovskaya");
        assertThat(Spelling.plain("Asha D'Souza")).isEqualTo("asha.dsouza");
    }

    @Test
    void everyGroupHasALeadAndSpeaksWithThoseWhoAsk() {
        assertThat(workforce.teams()).hasSize(17).allSatisfy((group, team) -> {
            assertThat(team).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
            assertThat(workforce.team(group))
                    .anyMatch(member -> member.language().equals("ru"));
        });
    }

    @Test
    void theKnownAccountsStayWhoTheyWere() {
        assertThat(workforce.named("line1").groups()).containsExactly("service-desk");
        assertThat(workforce.named("line2").groups()).containsExactly("workplace", "network", "applications");
        assertThat(workforce.named("line3").groups()).containsExactly("platform");
        assertThat(workforce.named("employee").isAgent()).isFalse();
        assertThat(workforce.named("admin").person().administrator()).isTrue();
    }
}
