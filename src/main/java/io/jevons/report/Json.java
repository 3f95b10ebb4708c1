package io.jevons.report;

import io.jevons.base.Numbers;
import io.jevons.internal.JsonText;

/** Writes maps, lists, texts, numbers and truth values as JSON. */
final class Json {
    private Json() {}

    static String write(Object value) {
        return JsonText.write(value, Numbers::exact);
    }
}
