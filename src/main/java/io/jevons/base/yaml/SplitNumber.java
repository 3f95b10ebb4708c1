package io.jevons.base.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * A number that a comma splits in two. Between braces and brackets a comma ends a value: {@code {a: 0,9}} is a key
 * {@code a} that is 0 and a key {@code 9} without a value, which nobody means.
 */
final class SplitNumber {
    private static final Pattern HEAD = Pattern.compile("[-+]?\\d{1,15}");
    private static final Pattern TAIL = Pattern.compile("\\d{1,15}(\\.\\d{1,15})?([eE][-+]?\\d{1,3})?%?");

    /** The value of an entry, with which a number may begin, and the keys after it that go on with it. */
    private final List<Event> parts = new ArrayList<>();

    /** That value as a node, once there is one. */
    private Optional<YamlNode> first = Optional.empty();

    /** Notes the value of an entry, with which a number may begin. */
    void mayBegin(Event value, YamlNode node) {
        parts.clear();
        parts.add(value);
        first = Optional.of(node);
    }

    /** Whether an entry is none, but goes on with the number that the entry before it began. */
    boolean goesOn(Event key, Event value) {
        boolean part = value instanceof ScalarEvent empty
                && empty.isPlain()
                && empty.getValue().isEmpty()
                && !parts.isEmpty()
                && touches(parts.get(parts.size() - 1), key)
                && HEAD.matcher(plain(parts.get(0))).matches()
                && TAIL.matcher(plain(key)).matches();
        if (part) {
            parts.add(key);
        }
        return part;
    }

    /** Refuses a number that was split. */
    void refuse() {
        if (parts.size() > 1) {
            String text = parts.stream().map(SplitNumber::plain).collect(Collectors.joining(","));
            YamlNode node = first.orElseThrow();
            throw node.errorOfKey(node.path() + " = " + YamlNode.brief(text) + ": must be a number without commas"
                    + MeantNumber.maybe(text));
        }
    }

    /** A remedy for a list such as {@code [0,5, 1,5]}, should it be refused: its numbers touch in pairs. */
    static String maybe(List<Event> items) {
        // A list of more than a few numbers is a table, and nothing is gained by looking through a million of them.
        if (items.size() % 2 != 0 || items.size() < 4 || items.size() > 16) {
            return "";
        }
        List<String> meant = new ArrayList<>();
        for (int i = 0; i < items.size(); i += 2) {
            boolean pair = HEAD.matcher(plain(items.get(i))).matches()
                    && TAIL.matcher(plain(items.get(i + 1))).matches()
                    && touches(items.get(i), items.get(i + 1))
                    && (i == 0 || !touches(items.get(i - 1), items.get(i)));
            if (!pair) {
                return "";
            }
            meant.add(plain(items.get(i)) + "." + plain(items.get(i + 1)));
        }
        return "\nMaybe [" + String.join(", ", meant) + "], with decimal points";
    }

    private static String plain(Event event) {
        return event instanceof ScalarEvent scalar && scalar.isPlain() ? scalar.getValue() : "";
    }

    /** Whether nothing but a comma stands between two scalars. */
    private static boolean touches(Event before, Event after) {
        return before.getEndMark().orElseThrow().getIndex() + 1
                == after.getStartMark().orElseThrow().getIndex();
    }
}
