package io.jevons.cost;

import java.util.Objects;
import java.util.Optional;

/** A serving that was tried: what it costs, or why it cannot be. Immutable. */
public final class Deployment {
    private final Serving serving;
    private final Optional<ServingCost> cost;

    private Deployment(Serving serving, Optional<ServingCost> cost) {
        this.serving = serving;
        this.cost = cost;
    }

    /**
     * Tries a serving.
     *
     * @param serving what to try
     * @return the outcome
     */
    public static Deployment of(Serving serving) {
        Objects.requireNonNull(serving, "serving");
        return new Deployment(serving, serving.find());
    }

    /**
     * What was tried.
     *
     * @return the serving
     */
    public Serving serving() {
        return serving;
    }

    /**
     * Whether memory and limits allow it.
     *
     * @return whether there is a cost
     */
    public boolean feasible() {
        return cost.isPresent();
    }

    /**
     * The cost.
     *
     * @return the cost; empty where it cannot be served so
     */
    public Optional<ServingCost> cost() {
        return cost;
    }

    /**
     * The memory that the group lacks.
     *
     * @return bytes; 0 where it fits
     */
    public double missingBytes() {
        return feasible() ? 0 : serving.missingBytes();
    }

    /**
     * Why it cannot be served so.
     *
     * @return the reason; empty where it can
     */
    public String reason() {
        return feasible() ? "" : serving.refusal().getMessage();
    }

    @Override
    public String toString() {
        return cost.map(ServingCost::toString).orElseGet(this::reason);
    }
}
