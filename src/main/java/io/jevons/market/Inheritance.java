package io.jevons.market;

import io.jevons.base.InvalidInputException;
import io.jevons.base.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a market file takes from the market that it is based on. That one is valid by itself, so that whatever is wrong comes
 * from the file: messages name a line of the file, and not one of the base, which the user may never have seen.
 */
final class Inheritance {
    private final YamlNode file;
    private final Market base;

    /** What the file takes away from the base, by path: the keys that it has without a value. */
    private final Map<String, YamlNode> taken = new LinkedHashMap<>();

    /** Where the base names what the file takes away, by the path of that. */
    private final Map<String, Set<String>> named = new LinkedHashMap<>();

    private Inheritance(YamlNode file, Market base) {
        this.file = file;
        this.base = base;
    }

    static Inheritance of(YamlNode file, Market base) {
        Inheritance inheritance = new Inheritance(file, base);
        inheritance.findTaken(file, BasedOn.below(base));
        return inheritance;
    }

    private void findTaken(YamlNode own, YamlNode below) {
        if (own.kind() != YamlNode.Kind.MAPPING || below.kind() != YamlNode.Kind.MAPPING) {
            return;
        }
        own.entries()
                .forEach((key, child) -> below.find(key).ifPresent(other -> {
                    if (child.isNull()) {
                        taken.put(child.path(), child);
                    } else {
                        findTaken(child, other);
                    }
                }));
    }

    Market base() {
        return base;
    }

    /** Whether a place, as messages begin, is one of the base's text. */
    boolean isInherited(String place) {
        return place.startsWith(BasedOn.label(base) + ",");
    }

    /** Where a value stands: in the file, or where the base has it. */
    String place(YamlNode node, String path) {
        return isInherited(node.place()) ? base.place(path) : node.place();
    }

    /** A rule by the place that it has in the base, where it is the base's. */
    VaryRule placed(VaryRule rule) {
        return isInherited(rule.place())
                ? base.uncertainty().stream()
                        .filter(r -> r.pattern().equals(rule.pattern()))
                        .findFirst()
                        .orElse(rule)
                : rule;
    }

    /** The same of a correlation. */
    RankCorrelation placed(RankCorrelation correlation) {
        return isInherited(correlation.place())
                ? base.correlations().stream()
                        .filter(c -> c.first().equals(correlation.first())
                                && c.second().equals(correlation.second()))
                        .findFirst()
                        .orElse(correlation)
                : correlation;
    }

    /**
     * Tells of a refusal by the line of the file that led to it, where it names one of the base; what still names something that the
     * file takes away is told of at the end, in one message.
     */
    void tell(InvalidInputException e, Consumer<InvalidInputException> fault) {
        String place = e.place().orElse("");
        boolean own = place.isEmpty() || place.startsWith(file.file() + ", line ");
        if (own || !(isInherited(place + ": ") || base.placeMap().containsValue(place + ": "))) {
            fault.accept(e);
            return;
        }
        String field = e.field().orElse("");
        String message = e.withoutPlace();
        Optional<YamlNode> part =
                taken.values().stream().filter(n -> isOf(n.path(), field)).findFirst();
        Optional<YamlNode> name = taken.values().stream()
                .filter(n -> message.contains("'" + lastKey(n.path()) + "'"))
                .findFirst();
        if (part.isPresent()) {
            fault.accept(part.get().errorOfKey("with " + part.get().path() + " taken away, " + message));
        } else if (name.isPresent()) {
            named.computeIfAbsent(name.get().path(), path -> new LinkedHashSet<>())
                    .add(field);
        } else {
            fault.accept(file.get(BasedOn.KEY).errorOfKey("on top of " + base.name() + ", " + message));
        }
    }

    /** Tells of what the base still names although the file takes it away. */
    void tellOfNamed(Consumer<InvalidInputException> fault) {
        named.forEach((path, fields) -> fault.accept(taken.get(path)
                .errorOfKey(
                        path + ": must not be taken away by itself, since " + base.name() + " names '" + lastKey(path)
                                + "' in " + String.join(", ", fields)
                                + "\nMaybe take that away too, by keys without a value, or give it another one")));
    }

    /** Whether one of two paths is the other, or below it. */
    private static boolean isOf(String path, String other) {
        return path.equals(other) || path.startsWith(other + ".") || other.startsWith(path + ".");
    }

    private static String lastKey(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
