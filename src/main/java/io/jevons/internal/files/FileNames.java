package io.jevons.internal.files;

import io.jevons.internal.Sha256;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names of files and folders that are made from names of scenarios, tiers and series: the one place where a name
 * becomes part of a path.
 *
 * <p>A name of lower-case Latin letters, digits and {@code . _ -} is kept, and a colon in it becomes {@code +}. Any other
 * is made readable and gets a {@code ~} and the beginning of its SHA-256, so that two names never share a file, not even on
 * a file system that takes {@code Edge} for {@code edge} or one way of writing é for another, and no name leads out of its
 * folder, hides, is a device of Windows or is longer than a file system allows. Letters of other scripts stay where the
 * platform's paths can hold them.
 */
public final class FileNames {
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9]([a-z0-9._:-]*[a-z0-9_:-])?");
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)([.:].*)?");
    private static final int LONGEST = 100;
    /** Of a name that is not kept: at most three bytes a letter, well below the 255 that a name may have. */
    private static final int LONGEST_READABLE = 40;

    private static final int HASH_DIGITS = 12;
    private static final Charset PATHS = paths();

    private FileNames() {}

    /** The name of the file or folder for a name; what is appended to it, such as {@code .svg}, must begin with a dot. */
    public static String of(String name) {
        return of(name, PATHS);
    }

    /** As {@link #of(String)}, where paths are written in a character set. */
    static String of(String name, Charset paths) {
        boolean plain = name.length() <= LONGEST && PLAIN.matcher(name).matches();
        if (plain && !DEVICE.matcher(name).matches()) {
            return name.replace(':', '+');
        }
        // Of the code points, since UTF-8 has no way to write half a surrogate pair.
        String hash = Sha256.of(Arrays.toString(name.codePoints().toArray()));
        return readable(name, paths.newEncoder()) + "~" + hash.substring(0, HASH_DIGITS);
    }

    private static String readable(String name, CharsetEncoder paths) {
        StringBuilder readable = new StringBuilder();
        Normalizer.normalize(name.substring(0, Math.min(name.length(), LONGEST)), Normalizer.Form.NFC)
                .codePoints()
                .limit(LONGEST_READABLE)
                .forEach(c -> {
                    if (stays(c, readable.isEmpty()) && paths.canEncode(Character.toString(c))) {
                        readable.appendCodePoint(c);
                    } else if (!readable.isEmpty() && readable.charAt(readable.length() - 1) != '_') {
                        readable.append('_');
                    }
                });
        boolean device =
                DEVICE.matcher(readable.toString().toLowerCase(Locale.ROOT)).matches();
        return (device ? "_" : "") + readable;
    }

    /** A name neither hides behind a dot at its beginning nor looks like an option of a command. */
    private static boolean stays(int c, boolean first) {
        int type = Character.getType(c);
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        return Character.isLetterOrDigit(c) || (!first && (mark || c == '.' || c == '-'));
    }

    /** How the platform writes paths: {@code LANG=C} has ASCII alone. */
    private static Charset paths() {
        String name = System.getProperty("sun.jnu.encoding", "");
        return !name.isEmpty() && Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
    }
}
