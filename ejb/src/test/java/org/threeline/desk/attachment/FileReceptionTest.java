package org.threeline.desk.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.threeline.desk.identity.Actor;
import org.threeline.kernel.InvalidInput;

class FileReceptionTest {
    private static final Actor EMMA = new Actor(1L, "emma", Set.of(), Set.of(), false);
    private static final int PIECE = 512 << 10;

    private final RememberedAttachments attachments = new RememberedAttachments();
    private final FileReception reception = new FileReception();

    {
        reception.attachments = attachments;
        reception.previews = new Previews();
        reception.previews.attachments = attachments;
        reception.clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    }

    @AfterEach
    void forgetSettings() {
        System.clearProperty("threeline.attachment.limit");
    }

    @Test
    void aFileIsNeverWholeInMemory() throws IOException {
        System.setProperty("threeline.attachment.limit", "80MB");
        var size = 60L << 20;
        var sent = new Zeros(size);

        var received = reception.receive("file", "big.bin", sent, null, EMMA).file();

        assertThat(received.size()).isEqualTo(size);
        assertThat(attachments.pieces).hasSize(120).allMatch(piece -> piece == PIECE);
        assertThat(sent.furthestAhead).isLessThanOrEqualTo(PIECE);
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWhereItPassesTheLimit() {
        System.setProperty("threeline.attachment.limit", "1MB");
        var sent = new Zeros(60L << 20);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> reception.receive("file", "big.bin", sent, null, EMMA))
                .satisfies(refused -> assertThat(refused.errors().get(0).code()).isEqualTo("attachment.too_large"));
        assertThat(sent.given).isLessThanOrEqualTo(3L * PIECE);
        assertThat(attachments.removed).containsExactly(7L);
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> reception.receive("file", "a.txt", new ByteArrayInputStream(new byte[0]), null, EMMA))
                .satisfies(refused -> assertThat(refused.errors().get(0).code()).isEqualTo("attachment.empty"));
        assertThat(attachments.pieces).isEmpty();
    }

    @Test
    void nothingIsLeftOfAFileWhoseSenderWentAway() {
        var lost = new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                if (given++ > PIECE + 10) {
                    throw new IOException("Connection reset");
                }
                return 'x';
            }
        };

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> reception.receive("file", "a.txt", lost, null, EMMA));
        assertThat(attachments.removed).containsExactly(7L);
    }

    @Test
    void whoeverHasTooMuchReadySendsNothingMore() {
        attachments.ready = new Attachments.Weight(100, 1);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> reception.receive(
                        "file", "a.txt", new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8)), null, EMMA))
                .satisfies(
                        refused -> assertThat(refused.errors().get(0).code()).isEqualTo("attachment.too_many_ready"));
    }

    /** So many zero bytes; it notices how far it is ahead of what was stored. */
    private final class Zeros extends InputStream {
        private final long size;
        private long given;
        private long furthestAhead;

        Zeros(long size) {
            this.size = size;
        }

        @Override
        public int read() {
            return given == size ? -1 : count(1) - 1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return given == size ? -1 : count((int) Math.min(length, size - given));
        }

        private int count(int bytes) {
            given += bytes;
            var stored =
                    attachments.pieces.stream().mapToLong(Integer::longValue).sum();
            furthestAhead = Math.max(furthestAhead, given - stored);
            return bytes;
        }
    }
}
