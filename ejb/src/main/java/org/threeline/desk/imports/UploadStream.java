package org.threeline.desk.imports;

import java.io.InputStream;

/** The bytes of an upload in order; one piece of them is in memory at a time. */
final class UploadStream extends InputStream {
    private final Uploads uploads;
    private final long upload;
    private byte[] piece = {};
    private int position;
    private int seq;
    private long taken;

    UploadStream(Uploads uploads, long upload) {
        this.uploads = uploads;
        this.upload = upload;
    }

    @Override
    public int read() {
        return isOver() ? -1 : piece[advance(1)] & 0xff;
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
        System.arraycopy(piece, advance(count), target, offset, count);
        return count;
    }

    /** Bytes read so far. */
    long taken() {
        return taken;
    }

    private boolean isOver() {
        while (piece != null && position == piece.length) {
            piece = uploads.chunk(upload, seq++);
            position = 0;
        }
        return piece == null;
    }

    private int advance(int count) {
        var from = position;
        position += count;
        taken += count;
        return from;
    }
}
