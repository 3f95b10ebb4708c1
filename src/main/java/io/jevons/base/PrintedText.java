package io.jevons.base;

import java.util.Objects;

/**
 * A text of several lines that is a result: a prompt shows it as it is, where it shows a {@code String} in quotes with its line
 * breaks escaped. It is taken wherever a {@link CharSequence} is. Immutable.
 *
 * @param text the text
 */
public record PrintedText(String text) implements Shown, CharSequence {
    /**
     * Made of its text.
     *
     * @param text the text, not null
     */
    public PrintedText {
        Objects.requireNonNull(text, "text");
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        return text.charAt(Objects.checkIndex(index, text.length()));
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        Objects.checkFromToIndex(start, end, text.length());
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
