package io.jevons.base.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Numbers that a comma splits in two. Between braces and brackets a comma ends a value: {@code {a: 0,9}} is a key
 * {@code a} that is 0 and a key {@code 9} without a value, which nobody means.
 */
final class SplitNumbers {
    private static final Pattern HEAD = Pattern.compile("[-+]?\\d{1,15}");
    private static final Pattern TAIL = Pattern.compile("\\d{1,15}(\\.\\d{1,15})?([eE][-+]?\\d{1,3})?%?");

    private SplitNumbers() {}

    /** The number that begins as the value of an entry and goes on in the keys after it; empty where it is whole. */
    static String of(List<NodeTuple> tuples, int index) {
        Node value = tuples.get(index).getValueNode();
        StringBuilder text = new StringBuilder(plain(value));
        if (!HEAD.matcher(text).matches()) {
            return "";
        }
        Node before = value;
        int next = index + 1;
        while (next < tuples.size() && goesOn(before, tuples.get(next))) {
            before = tuples.get(next).getKeyNode();
            text.append(',').append(plain(before));
            next++;
        }
        return next == index + 1 ? "" : text.toString();
    }

    private static boolean goesOn(Node before, NodeTuple tuple) {
        return tuple.getValueNode() instanceof ScalarNode empty
                && empty.getValue().isEmpty()
                && empty.getScalarStyle() == ScalarStyle.PLAIN
                && TAIL.matcher(plain(tuple.getKeyNode())).matches()
                && touches(before, tuple.getKeyNode());
    }

    /** A remedy for a list such as {@code [0,5, 1,5]}, should it be refused: its numbers touch in pairs. */
    static String maybe(SequenceNode list) {
        List<Node> items = list.getValue();
        // A list of more than a few numbers is a table, and nothing is gained by looking through a million of them.
        if (list.getFlowStyle() != FlowStyle.FLOW || items.size() % 2 != 0 || items.size() < 4 || items.size() > 16) {
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

    private static String plain(Node node) {
        return node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN
                ? scalar.getValue()
                : "";
    }

    /** Whether nothing but a comma stands between two nodes. */
    private static boolean touches(Node first, Node second) {
        int end = first.getEndMark().map(Mark::getIndex).orElse(-1);
        return second.getStartMark().map(Mark::getIndex).orElse(-3) == end + 1;
    }
}
