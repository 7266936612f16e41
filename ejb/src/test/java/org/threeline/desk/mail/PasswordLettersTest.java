package org.threeline.desk.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threeline.desk.audit.Accountable;
import org.threeline.desk.audit.Audit;
import org.threeline.desk.audit.AuditDetails;
import org.threeline.desk.audit.AuditKind;
import org.threeline.desk.audit.AuditSubject;
import org.threeline.desk.identity.Actor;
import org.threeline.desk.identity.KnownPeople;
import org.threeline.desk.identity.PersonInvited;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.NotFound;

class PasswordLettersTest {
    private static final Actor ADMIN = new Actor(1L, "admin", Set.of(), Set.of(), true);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String OWN_ADDRESS = "threeline.public.url";

    private final KnownPeople people = new KnownPeople().with(7, "ada").reachedAt("ada", "ada@company.example");
    private final PasswordLetters letters = new PasswordLetters();
    private final List<String> sent = new ArrayList<>();
    private final List<String> acts = new ArrayList<>();
    private Instant mailedAt = Instant.EPOCH;
    private boolean mails = true;

    @BeforeEach
    void set() {
        System.setProperty(OWN_ADDRESS, "https://desk.example");
        letters.people = people;
        letters.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        letters.letters = new Letters() {
            @Override
            public boolean isAnySince(long personId, LetterKind kind, Instant since) {
                return mailedAt.isAfter(since);
            }
        };
        letters.outbox = new Outbox() {
            @Override
            public void post(
                    long personId, LetterKind kind, Locale language, Long ticketId, Map<String, Object> facts) {
                sent.add(kind + " " + personId + " " + facts);
            }
        };
        letters.servers = new MailServers() {
            @Override
            public MailServer inForce() {
                return new MailServer(mails ? "mail" : "", 25, MailSecurity.NONE, "", "", "desk@example.com", "", "");
            }
        };
        letters.audit = new Audit() {
            @Override
            public void record(Accountable actor, AuditKind kind, AuditSubject subject, AuditDetails details) {
                acts.add(kind + " " + subject.name());
            }

            @Override
            public void record(Long personId, AuditKind kind, AuditSubject subject, AuditDetails details) {
                acts.add(kind + " " + subject.name());
            }
        };
    }

    @AfterEach
    void forget() {
        System.clearProperty(OWN_ADDRESS);
    }

    @Test
    void whoForgotIsMailedAndNoSecretIsPosted() {
        letters.forgotten(" ada ");
        letters.forgotten("ada@company.example");

        assertThat(sent).containsExactly("INVITATION 7 {}", "INVITATION 7 {}");
        assertThat(acts).containsOnly("PASSWORD_FORGOTTEN ada");
    }

    @Test
    void whoWasMailedAMomentAgoIsNotMailedAgain() {
        mailedAt = NOON.minus(PasswordLetters.PAUSE).plusSeconds(1);
        letters.forgotten("ada");
        assertThat(sent).isEmpty();

        mailedAt = NOON.minus(PasswordLetters.PAUSE);
        letters.forgotten("ada");
        assertThat(sent).hasSize(1);
    }

    @Test
    void whoIsUnknownGoneOrWithoutAnAddressGetsNothing() {
        people.with(8, "bob")
                .with(9, "eve")
                .reachedAt("eve", "eve@company.example")
                .left("eve");

        letters.forgotten("nobody");
        letters.forgotten("bob");
        letters.forgotten("eve");
        letters.forgotten("eve@company.example");
        letters.forgotten("");
        letters.forgotten(null);
        letters.forgotten("x".repeat(PasswordLetters.LONGEST_TYPED + 1));

        assertThat(sent).isEmpty();
        assertThat(acts).hasSize(4).doesNotContain("PASSWORD_FORGOTTEN nobody");
    }

    @Test
    void anAddressOfTwoIsNobodys() {
        people.with(8, "twin").reachedAt("twin", "ada@company.example");

        letters.forgotten("ada@company.example");

        assertThat(sent).isEmpty();
    }

    @Test
    void withoutMailOrAnOwnAddressNothingIsPossible() {
        mails = false;
        assertThat(letters.isPossible()).isFalse();
        letters.forgotten("ada");
        refused("password.letter.no_mail", () -> letters.send(7, ADMIN));

        mails = true;
        System.clearProperty(OWN_ADDRESS);
        assertThat(letters.isPossible()).isFalse();
        letters.forgotten("ada");
        assertThat(sent).isEmpty();
    }

    @Test
    void anAdministratorMailsALinkToWhomItMayReach() {
        people.with(8, "bob")
                .with(9, "eve")
                .reachedAt("eve", "eve@company.example")
                .left("eve");

        letters.send(7, ADMIN);
        refused("password.letter.no_address", () -> letters.send(8, ADMIN));
        refused("password.link.cannot_sign_in", () -> letters.send(9, ADMIN));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> letters.send(10, ADMIN));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> letters.send(7, new Actor(7L, "ada", Set.of(), Set.of(), false)));

        assertThat(sent).containsExactly("INVITATION 7 {}");
        assertThat(acts).containsExactly("PASSWORD_LINK_MAILED ada");
    }

    @Test
    void somebodyNewIsInvited() {
        letters.onInvited(new PersonInvited(7, ADMIN));

        assertThat(sent).containsExactly("INVITATION 7 {}");
    }

    @Test
    void aLinkNobodyFetchedIsNotTriedForDays() {
        assertThat(LetterKind.PASSWORD_RESET.patience()).isLessThan(LetterKind.INVITATION.patience());
        assertThat(LetterKind.values()).filteredOn(LetterKind::opensAccount).hasSize(2);
    }

    private static void refused(String key, Runnable act) {
        assertThatExceptionOfType(BusinessRuleViolation.class)
                .isThrownBy(act::run)
                .satisfies(refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
