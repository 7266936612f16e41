package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.threeline.desk.ticket.TicketFixture.EMMA;
import static org.threeline.desk.ticket.TicketFixture.LUKAS;
import static org.threeline.desk.ticket.TicketFixture.NOON;
import static org.threeline.desk.ticket.TicketFixture.employee;
import static org.threeline.desk.ticket.WorkedTicket.BY_EMMA;
import static org.threeline.desk.ticket.WorkedTicket.BY_LUKAS;
import static org.threeline.desk.ticket.WorkedTicket.NUMBER;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threeline.desk.attachment.AttachedFile;
import org.threeline.desk.attachment.ImageSize;
import org.threeline.desk.identity.Actor;
import org.threeline.kernel.BusinessRuleViolation;
import org.threeline.kernel.NotFound;

class TicketAttachmentsTest {
    private static final Actor ADMIN = new Actor(90L, "admin", Set.of(), Set.of(), true);
    private static final long HERS = 5;
    private static final long OF_A_NOTE = 6;
    private static final long READY = 7;
    private static final Duration REGRET = Duration.ofMinutes(10);

    private final WorkedTicket worked = new WorkedTicket();
    private final TicketAttachments attachments = worked.attachments();

    @BeforeEach
    void store() {
        worked.files.stored.addAll(List.of(
                file(HERS, worked.ticket.id(), 31L, false, EMMA),
                file(OF_A_NOTE, worked.ticket.id(), 32L, true, LUKAS),
                file(READY, null, null, false, EMMA)));
    }

    @Test
    void filesOfNotesStayInTheDesk() {
        assertThat(attachments.of(NUMBER, BY_EMMA)).extracting(AttachedFile::id).containsExactly(HERS);
        assertThat(attachments.of(NUMBER, BY_LUKAS))
                .extracting(AttachedFile::id)
                .containsExactly(HERS, OF_A_NOTE);
        assertThat(attachments.byEntry(NUMBER, BY_LUKAS)).containsOnlyKeys(31L, 32L);

        assertThat(attachments.get(NUMBER, OF_A_NOTE, BY_LUKAS).internal()).isTrue();
        assertThat(attachments.get(OF_A_NOTE, BY_LUKAS).internal()).isTrue();
        notFound(() -> attachments.get(NUMBER, OF_A_NOTE, BY_EMMA));
        notFound(() -> attachments.get(OF_A_NOTE, BY_EMMA));
    }

    @Test
    void whoDoesNotSeeTheTicketSeesNoFileOfIt() {
        notFound(() -> attachments.of(NUMBER, employee(999)));
        notFound(() -> attachments.get(HERS, employee(999)));
        notFound(() -> attachments.get(404, BY_LUKAS));
    }

    @Test
    void whatIsReadyIsItsSendersAlone() {
        assertThat(attachments.get(READY, BY_EMMA).id()).isEqualTo(READY);
        notFound(() -> attachments.get(READY, BY_LUKAS));
    }

    @Test
    void bytesAndPreviewsAreThoseThatAreStored() throws IOException {
        var file = attachments.get(HERS, BY_EMMA);

        try (var bytes = attachments.bytes(file)) {
            assertThat(bytes.readAllBytes()).containsExactly((int) HERS);
        }
        assertThat(attachments.preview(file))
                .hasValueSatisfying(jpeg -> assertThat(jpeg).containsExactly(1, 2));
    }

    @Test
    void whoAttachedAFileTakesItBackForTenMinutes() {
        var file = attachments.get(HERS, BY_EMMA);
        worked.at(NOON.plus(REGRET).minusSeconds(1));
        assertThat(attachments.mayRemove(file, BY_EMMA)).isTrue();
        assertThat(attachments.mayRemove(file, BY_LUKAS)).isFalse();

        attachments.remove(NUMBER, HERS, BY_EMMA);

        assertThat(worked.files.removed).containsExactly(HERS);
        assertThat(worked.lastWord().kind()).isEqualTo(HistoryKind.FILE_REMOVED);
    }

    @Test
    void laterOnlyAnAdministratorTakesItAway() {
        worked.at(NOON.plus(REGRET));
        var own = attachments.get(OF_A_NOTE, BY_LUKAS);
        assertThat(attachments.mayRemove(own, BY_LUKAS)).isFalse();
        assertThat(attachments.mayRemove(own, ADMIN)).isTrue();
        assertThatExceptionOfType(BusinessRuleViolation.class)
                .isThrownBy(() -> attachments.remove(NUMBER, OF_A_NOTE, BY_LUKAS))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("ticket.attachment.not_allowed"));
        assertThat(worked.files.removed).isEmpty();

        attachments.remove(NUMBER, OF_A_NOTE, ADMIN);

        assertThat(worked.lastWord().kind()).isEqualTo(HistoryKind.NOTE_FILE_REMOVED);
    }

    private static AttachedFile file(long id, Long ticket, Long entry, boolean internal, long sender) {
        return new AttachedFile(
                id,
                ticket,
                entry,
                internal,
                "screen.png",
                "image/png",
                1 << 20,
                "00",
                new ImageSize(800, 600),
                sender,
                NOON,
                ticket == null ? null : NOON);
    }

    private static void notFound(Runnable act) {
        assertThatExceptionOfType(NotFound.class).isThrownBy(act::run);
    }
}
