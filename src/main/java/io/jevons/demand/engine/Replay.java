package io.jevons.demand.engine;

import io.jevons.demand.Plan;
import java.util.Optional;

/**
 * What it takes to run a projection again.
 *
 * @param base the base's plan
 * @param scenario the scenario's plan; empty where the base itself was projected
 */
record Replay(Plan base, Optional<Plan> scenario) {
    static Replay alone(Plan plan) {
        return new Replay(plan, Optional.empty());
    }

    static Replay beside(Plan base, Plan scenario) {
        return new Replay(base, Optional.of(scenario));
    }

    /** The plan of the projection. */
    Plan plan() {
        return scenario.orElse(base);
    }
}
