package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import java.util.Set;

/** What a message calls a shock: the words with which its description begins; and which kinds are no shifts that are assumed from outside. */
final class Shocks {
    private static final Set<String> SAVING =
            Set.of("efficiency", "training-efficiency", "model-release", "distillation");

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

    /** Whether it is of a kind that changes the GPU-hours of a token or of training, to which rebound is the answer. */
    static boolean savesHours(Shock shock) {
        return !isCode(shock) && SAVING.contains(kind(shock));
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
