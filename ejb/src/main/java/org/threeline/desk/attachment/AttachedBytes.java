package org.threeline.desk.attachment;

import java.io.InputStream;

/** The bytes of a file in order; one piece of them is in memory at a time. */
final class AttachedBytes extends InputStream {
    private final Attachments attachments;
    private final long attachment;
    private byte[] piece = {};
    private int position;
    private int seq;

    AttachedBytes(Attachments attachments, long attachment) {
        this.attachments = attachments;
        this.attachment = attachment;
    }

    @Override
    public int read() {
        return isOver() ? -1 : piece[position++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (isOver()) {
            return -1;
        }
        var count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean isOver() {
        while (piece != null && position == piece.length) {
            piece = attachments.chunk(attachment, seq++);
            position = 0;
        }
        return piece == null;
    }
}
