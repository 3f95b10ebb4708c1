package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;

/** What a message calls a shock: the words with which its description begins. */
final class Shocks {
    private Shocks() {}

    /** Whether no file can hold the shock. */
    static boolean isCode(Shock shock) {
        return shock instanceof CodeShock;
    }

    /** The kind of a shock, such as {@code tokens-per-task}; the whole name of a shock in code. */
    static String kind(Shock shock) {
        String text = shock.describe();
        if (isCode(shock)) {
            return text;
        }
        int end = 0;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != ':') {
            end++;
        }
        return text.substring(0, end);
    }

    static InvalidInputException takesNot(Shock shock, String key) {
        return new InvalidInputException("shock '" + shock.describe() + "': has no number '" + key + "'"
                + InvalidInputException.maybe(
                        key, shock.numbers().stream().map(Parameter::path).toList()));
    }

    /** Whether a name is the whole description, or its beginning up to the end of a word. */
    static boolean isCalled(Shock shock, String name) {
        String text = shock.describe();
        if (name.isBlank() || !text.startsWith(name)) {
            return false;
        }
        return text.length() == name.length() || " :,".indexOf(text.charAt(name.length())) >= 0;
    }
}
