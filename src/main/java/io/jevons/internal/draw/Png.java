package io.jevons.internal.draw;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Pixels as a PNG file (ISO/IEC 15948), three bytes a pixel. */
public final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte BITS = 8;
    private static final byte TRUE_COLOUR = 2;
    /** Each byte as its difference from the one a row above, which makes most of a chart zeros. */
    private static final byte UP = 2;

    private Png() {}

    /**
     * The file.
     *
     * @param width the width in pixels
     * @param height the height in pixels
     * @param pixels row by row from the top, each {@code 0xrrggbb}
     * @return its bytes
     */
    public static byte[] of(int width, int height, int[] pixels) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        byte[] head = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(BITS)
                .put(TRUE_COLOUR)
                .array();
        chunk(file, "IHDR", head);
        chunk(file, "IDAT", packed(width, height, pixels));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String name, byte[] data) {
        byte[] named = ByteBuffer.allocate(4 + data.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        CRC32 check = new CRC32();
        check.update(named);
        file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        file.writeBytes(named);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }

    private static byte[] packed(int width, int height, int[] pixels) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        try {
            for (int y = 0; y < height; y++) {
                deflater.setInput(row(width, y, pixels));
                while (!deflater.needsInput()) {
                    out.write(buffer, 0, deflater.deflate(buffer));
                }
            }
            deflater.finish();
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static byte[] row(int width, int y, int[] pixels) {
        byte[] row = new byte[1 + 3 * width];
        row[0] = UP;
        for (int x = 0; x < width; x++) {
            int here = pixels[y * width + x];
            int above = y == 0 ? 0 : pixels[(y - 1) * width + x];
            for (int i = 0; i < 3; i++) {
                int shift = 16 - 8 * i;
                row[1 + 3 * x + i] = (byte) (((here >> shift) & 0xff) - ((above >> shift) & 0xff));
            }
        }
        return row;
    }
}
