package io.jevons.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class PrintedTextTest {
    private static final PrintedText TEXT = new PrintedText("a: 1\nb: \"<two>\"\n");

    @Test
    void printsAsItIs() {
        assertEquals("a: 1\nb: \"<two>\"\n", TEXT.toString());
        assertEquals("<pre>a: 1\nb: &quot;&lt;two&gt;&quot;\n</pre>\n", TEXT.toHtml());
    }

    @Test
    void isACharSequence() {
        assertEquals(0, CharSequence.compare(TEXT, TEXT.text()));
        assertEquals("1\nb", TEXT.subSequence(3, 6).toString());
        assertTrue("c: 3\na: 1\nb: \"<two>\"\n".contains(TEXT));
    }
}
