package io.jevons.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PrintedTextTest {
    private static final PrintedText TEXT = new PrintedText("a: 1\nb: \"<two>\"\n");

    @Test
    void printsAsItIs() {
        assertEquals("a: 1\nb: \"<two>\"\n", TEXT.toString());
        assertEquals("<pre>a: 1\nb: &quot;&lt;two&gt;&quot;\n</pre>\n", TEXT.toHtml());
    }

    /** Kernels of notebooks write a character sequence that is no String by its fields, as JSON, so that its cell shows nothing. */
    @Test
    void isNoCharSequence() {
        assertFalse(List.of(TEXT.getClass().getInterfaces()).contains(CharSequence.class));
    }
}
