package io.jevons.demand.explain;

import io.jevons.model.Reason;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A number of a run with the formula that gives it and the quantities that the formula names. Those are worked out when
 * they are first asked for: the past of a run hangs below its present, and nobody needs all of it.
 */
final class Quantity {
    private final Explanations explanations;
    private final Reason.Part part;
    private final double value;
    private volatile @Nullable Reason reason;
    private volatile List<Quantity> parts = List.of();

    Quantity(Explanations explanations, Reason.Part part, OptionalDouble ofEngine) {
        this.explanations = explanations;
        this.part = part;
        this.value = ofEngine.orElse(part.value());
    }

    String symbol() {
        return part.symbol();
    }

    String name() {
        return part.name();
    }

    String unit() {
        return part.unit();
    }

    double value() {
        return value;
    }

    private Reason reason() {
        Reason known = reason;
        if (known == null) {
            known = explanations.reason(part);
            reason = known;
        }
        return known;
    }

    /** Empty where the number is given. */
    String formula() {
        return part.equation().isEmpty() ? "" : reason().formula();
    }

    /** Where a given number comes from; empty where a formula gives it. */
    String source() {
        return part.equation().isEmpty() ? part.source() : reason().source();
    }

    List<Quantity> parts() {
        if (parts.isEmpty() && part.equation().isPresent()) {
            parts = reason().parts().stream().map(explanations::quantity).toList();
        }
        return parts;
    }

    boolean isGiven() {
        return formula().isEmpty();
    }

    /** The formula's value, from those of its parts; the value itself where it is given. */
    double recomputed() {
        return isGiven()
                ? value
                : reason().value(parts().stream().map(Quantity::value).toList());
    }
}
