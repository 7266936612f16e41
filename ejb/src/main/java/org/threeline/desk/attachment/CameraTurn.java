package org.threeline.desk.attachment;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held, as a JPEG tells it in its Exif part: browsers turn the picture accordingly, the JDK does not.
 *
 * @param quarters turns by 90 degrees, clockwise, that put the picture upright: 0 to 3
 */
record CameraTurn(int quarters) {
    private static final CameraTurn UPRIGHT = new CameraTurn(0);
    private static final int EXIF = 0x45786966;
    private static final int APPLICATION_PART = 0xffe1;
    private static final int START_OF_SCAN = 0xffda;
    private static final int ORIENTATION = 0x0112;

    /** @param beginning the first bytes of a file; of one that is no JPEG, or tells nothing, the picture is upright */
    static CameraTurn of(byte[] beginning) {
        try {
            var bytes = ByteBuffer.wrap(beginning);
            if (bytes.getShort() != (short) 0xffd8) {
                return UPRIGHT;
            }
            while (true) {
                var marker = bytes.getShort() & 0xffff;
                var next = bytes.position() + (bytes.getShort(bytes.position()) & 0xffff);
                if (marker < 0xff00 || marker == START_OF_SCAN) {
                    return UPRIGHT;
                }
                if (marker == APPLICATION_PART && bytes.getInt(bytes.position() + 2) == EXIF) {
                    return told(bytes.slice(bytes.position() + 8, next - bytes.position() - 8));
                }
                bytes.position(next);
            }
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException cutOff) {
            return UPRIGHT;
        }
    }

    private static CameraTurn told(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = tiff.getShort(directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            var entry = directory + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xffff) == ORIENTATION) {
                return switch (tiff.getShort(entry + 8)) {
                    case 3 -> new CameraTurn(2);
                    case 6 -> new CameraTurn(1);
                    case 8 -> new CameraTurn(3);
                    default -> UPRIGHT;
                };
            }
        }
        return UPRIGHT;
    }

    boolean isSideways() {
        return quarters % 2 == 1;
    }
}
