package io.jevons.base;

import java.util.Objects;

/**
 * A text of several lines that is a result: a prompt shows it as it is, where it shows a {@code String} in quotes with its line
 * breaks escaped. No {@link CharSequence}, which kernels of notebooks take for a text of their own and write by its fields. Immutable.
 *
 * @param text the text
 */
public record PrintedText(String text) implements Shown {
    /**
     * Made of its text.
     *
     * @param text the text, not null
     */
    public PrintedText {
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
        return text;
    }
}
