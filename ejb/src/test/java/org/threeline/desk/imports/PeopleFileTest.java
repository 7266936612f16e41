package org.threeline.desk.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeline.desk.identity.PersonColumn;
import org.threeline.desk.identity.PersonLine;
import org.threeline.kernel.InvalidInput;

class PeopleFileTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "login,name\nada,Ada Byron\n",
                "\uFEFFLogin;NAME\r\nada;Ada Byron",
                "name, login \nAda Byron , ada\n",
                "\"login\";\"name\"\n\"ada\";\"Ada Byron\"\n",
                "login,name\n\nada,Ada Byron\n,\n;\n"
            })
    void takesWhatSpreadsheetsWrite(String text) {
        assertThat(read(text)).first().satisfies(line -> {
            assertThat(line.cells()).isEqualTo(Map.of(PersonColumn.LOGIN, "ada", PersonColumn.NAME, "Ada Byron"));
            assertThat(line.width()).isEqualTo(line.columns());
        });
    }

    @Test
    void aCellInQuotesHoldsSeparatorsQuotesAndLineBreaksAndTheNextLineIsCountedRight() {
        var lines = read("login,name,room\nada,\"Byron, \"\"Ada\"\"\",\"1\n2\"\nbob,Bob,\n");

        assertThat(lines).extracting(PersonLine::line).containsExactly(2L, 4L);
        assertThat(lines.get(0).cells())
                .containsEntry(PersonColumn.NAME, "Byron, \"Ada\"")
                .containsEntry(PersonColumn.ROOM, "1\n2");
    }

    @Test
    void aTextMadeHarmlessForSpreadsheetsIsReadAsItWas() {
        assertThat(read("login,phone,name\nada,'+49 30 123,'=1+1\n").get(0).cells())
                .containsEntry(PersonColumn.PHONE, "+49 30 123")
                .containsEntry(PersonColumn.NAME, "=1+1");
    }

    @Test
    void aLineOfAnotherWidthIsToldAndTheOthersAreReadAllTheSame() {
        assertThat(read("login,name\nada\nbob,Bob,2,3\neve,Eve\n"))
                .extracting(PersonLine::line, PersonLine::width, PersonLine::columns)
                .containsExactly(Tuple.tuple(2L, 1, 2), Tuple.tuple(3L, 4, 2), Tuple.tuple(4L, 2, 2));
    }

    @Test
    void whatIsNoFileOfPeopleIsRefusedAsAWhole() {
        refuses("", "import.file.empty");
        refuses("login,nickname\nada,a\n", "people_file.unknown_column");
        refuses("login,Login\nada,a\n", "people_file.column_twice");
        refuses("name,email\nAda,\n", "people_file.no_login_column");
        refuses("login,name\nada,\"Ada\nbob,Bob\n", "people_file.malformed");
        refuses("login,name\nada," + "x".repeat(70_000), "people_file.malformed");
    }

    @Test
    void otherEncodingsAreNotGuessed() {
        refuses("login,name\nada,Åda\n", StandardCharsets.ISO_8859_1, "people_file.not_utf8");
        refuses(
                "login,name\nada," + "x".repeat(9000) + "\neve,Ева\n",
                Charset.forName("windows-1251"),
                "people_file.not_utf8");
        refuses("логин\n", Charset.forName("windows-1251"), "people_file.not_utf8");
    }

    private static List<PersonLine> read(String text) {
        var lines = new ArrayList<PersonLine>();
        file(text, StandardCharsets.UTF_8).forEach(lines::add);
        return lines;
    }

    private static PeopleFile file(String text, Charset charset) {
        return new PeopleFile(() -> new ByteArrayInputStream(text.getBytes(charset)));
    }

    private static void refuses(String text, String code) {
        refuses(text, StandardCharsets.UTF_8, code);
    }

    private static void refuses(String text, Charset charset, String code) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> file(text, charset).forEach(line -> {}))
                .satisfies(refused -> assertThat(refused.errors())
                        .singleElement()
                        .extracting("code")
                        .isEqualTo(code));
    }
}
