package org.threeline.desk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PersonTest {
    private final Person person = Person.enter("anna", "Anna", null, Person.ORIGIN_PERSON, Instant.EPOCH);

    @Test
    void aReplyIsSignedOnce() {
        person.signWith("Anna\nService desk");
        var signed = person.sign("It is done.");

        assertThat(signed).isEqualTo("It is done.\n\nAnna\nService desk");
        assertThat(person.sign(signed)).isEqualTo(signed);
    }

    @Test
    void whoeverHasNoSignatureWritesWithoutOne() {
        assertThat(person.sign("It is done.")).isEqualTo("It is done.");
    }

    @Test
    void sessionsEndWithThePasswordAndByThemselves() {
        var before = person.sessionEpoch();
        person.changePassword("hash");
        person.endSessions();

        assertThat(person.sessionEpoch()).isEqualTo(before + 2);
        assertThat(person.passwordHash()).isEqualTo("hash");
    }
}
