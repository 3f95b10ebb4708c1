package io.jevons.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hexadecimal. */
public final class Sha256 {
    private Sha256() {}

    /**
     * Of a text in UTF-8.
     *
     * @param text the text
     * @return 64 digits
     */
    public static String of(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Of numbers, bit for bit.
     *
     * @param values the numbers, by row
     * @return 64 digits
     */
    public static String of(double[][] values) {
        StringBuilder text = new StringBuilder();
        for (double[] row : values) {
            for (double value : row) {
                text.append(Double.toHexString(value)).append(' ');
            }
            text.append('\n');
        }
        return of(text.toString());
    }

    /**
     * Of a file, which is not held in memory.
     *
     * @param file the file
     * @return 64 digits
     * @throws UncheckedIOException if it cannot be read
     */
    public static String of(Path file) {
        try (DigestInputStream in = open(file)) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DigestInputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return new DigestInputStream(in, digest());
    }

    /**
     * A stream that hashes what passes through it.
     *
     * @param out where it goes
     * @return the stream
     */
    public static DigestOutputStream hashing(OutputStream out) {
        return new DigestOutputStream(out, digest());
    }

    /**
     * Of what has passed through a stream.
     *
     * @param out the stream
     * @return 64 hexadecimal digits
     */
    public static String of(DigestOutputStream out) {
        return HexFormat.of().formatHex(out.getMessageDigest().digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
